"""The local console sends the headers that the distribution sends."""

from local.console.headers import security_headers
from tests.template import resources

SIGN_IN = "http://127.0.0.1:8703"


def policy(text: str) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in text.split(";") if part.strip())
    return {name: value.strip() for name, _, value in parts}


def test_the_content_security_policy_is_the_templates() -> None:
    deployed = resources("AWS::CloudFront::ResponseHeadersPolicy")["ConsoleHeaders"]["ResponseHeadersPolicyConfig"]
    text = deployed["SecurityHeadersConfig"]["ContentSecurityPolicy"]["ContentSecurityPolicy"]["!Sub"]
    hosted = "https://${UserPoolDomain}.auth.${AWS::Region}.amazoncognito.com"
    assert hosted in text
    assert policy(text.replace(hosted, SIGN_IN)) == policy(security_headers(SIGN_IN)["Content-Security-Policy"])


def test_nothing_is_guessed_framed_or_told() -> None:
    headers = security_headers(SIGN_IN)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"
