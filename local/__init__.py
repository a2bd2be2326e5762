"""The deployed stack on one machine: builds it, deploys it into an emulator, and runs it."""
