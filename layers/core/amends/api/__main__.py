"""Print the API's OpenAPI description: `python -m amends.api`."""

import sys

from amends.api.description import openapi

sys.stdout.write(openapi() + "\n")
