"""One sign-in for each role, with random passwords that stay in the state folder."""

import secrets

from local.aws import Administrator
from local.errors import LocalError, Usage
from local.state import StateFolder

ROLES = ("responder", "senior", "legal", "pr", "marketing", "admin", "auditor")


def ensure_people(administrator: Administrator, state: StateFolder, pool: str) -> None:
    """Make every role's sign-in as the state folder remembers it; those that exist stay as they are."""
    known = state.read("sign-ins") or {}
    passwords = known | {role: new_password() for role in ROLES if role not in known}
    if passwords != known:
        state.write("sign-ins", passwords)
    cognito = administrator.client("cognito-idp")
    for role, password in passwords.items():
        try:
            # The emulator's own temporary password would break the pool's policy.
            cognito.admin_create_user(
                UserPoolId=pool, Username=role, MessageAction="SUPPRESS", TemporaryPassword=password
            )
        except cognito.exceptions.UsernameExistsException:
            continue
        cognito.admin_set_user_password(UserPoolId=pool, Username=role, Password=password, Permanent=True)
        cognito.admin_add_user_to_group(UserPoolId=pool, Username=role, GroupName=role)


def new_password() -> str:
    """Four words' worth of chance, with the digit, the small and the capital letter that the pool asks for."""
    return f"{secrets.token_hex(4)}-{secrets.token_hex(4).upper()}-aZ{secrets.randbelow(90) + 10}"


def token(administrator: Administrator, state: StateFolder, outputs: dict[str, str], role: str) -> str:
    """An access token for the HTTP API, as the hosted sign-in would give it."""
    passwords = state.read("sign-ins") or {}
    if role not in passwords:
        raise Usage(f"unknown role {role!r}; there is a sign-in for {', '.join(ROLES)}")
    answer = administrator.client("cognito-idp").admin_initiate_auth(
        UserPoolId=outputs["UserPoolId"],
        ClientId=outputs["UserPoolClientId"],
        AuthFlow="ADMIN_USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": role, "PASSWORD": passwords[role]},
    )
    result = answer.get("AuthenticationResult")
    if result is None:
        raise LocalError(f"the sign-in of {role} wants {answer.get('ChallengeName', 'more')} first; use the browser")
    return str(result["AccessToken"])
