"""`python -m local.cloud`: build for Lambda, deploy the stack, publish the console. `make deploy` calls it."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from local.build import tool_path
from local.cloud.console import publish
from local.errors import LocalError, Usage
from local.state import CHECKOUT
from local.toolbox import CONSOLE_DIST, PYTHON_VERSION, tool

# What Lambda's Amazon Linux 2023 runs.
_PLATFORMS = {"arm64": "aarch64-manylinux_2_28", "x86_64": "x86_64-manylinux_2_28"}


def parser() -> argparse.ArgumentParser:
    """The options."""
    top = argparse.ArgumentParser(
        prog="make deploy", description="Deploys Amends to the AWS account that your credentials name."
    )
    top.add_argument("--stack", default="amends", help="the stack's name (default %(default)s)")
    top.add_argument("--architecture", choices=sorted(_PLATFORMS), default="arm64", help="default %(default)s")
    top.add_argument("--brand", default="", metavar="NAME", help="the name its thresholds are kept under, as larkfield")
    top.add_argument("--console-url", default="", metavar="URL", help="a further address of the console, with its /")
    top.add_argument("--console", type=Path, default=CONSOLE_DIST, metavar="DIR", help="the console's build")
    top.add_argument("--prices", default="", metavar="JSON", help="prices in place of the listed ones, by call")
    top.add_argument("--notice-sender", default="", metavar="ADDRESS", help="where e-mail to people comes from")
    top.add_argument("--notice-identity", default="", metavar="NAME", help="that address or its domain, as SES has it")
    top.add_argument("--no-saved-queries", action="store_true", help="where the cloud has no Athena, as an emulator")
    top.add_argument("--yes", action="store_true", help="do not ask")
    return top


def main() -> None:
    """Deploy; every step can be repeated."""
    arguments = parser().parse_args()
    session = boto3.Session()
    if session.region_name is None:
        raise Usage("no region: set AWS_REGION, or a default in your AWS profile")
    if not (arguments.console / "index.html").is_file():
        raise Usage(f"the console is not built in {arguments.console}: run `make setup`")
    caller = session.client("sts").get_caller_identity()
    print(f"deploy: stack {arguments.stack} to account {caller['Account']}, {session.region_name}")
    if not arguments.yes and input("Deploy? [y/N] ").strip().lower() not in ("y", "yes"):
        raise LocalError("nothing was deployed")

    build = CHECKOUT / ".aws-sam" / f"cloud-{PYTHON_VERSION}-{arguments.architecture}"
    parameters = [f"Runtime=python{PYTHON_VERSION}", f"Architecture={arguments.architecture}"]
    environment = {
        **os.environ,
        "PATH": f"{tool_path()}{os.pathsep}{os.environ['PATH']}",
        "UV": "uv",
        "AMENDS_PYTHON_VERSION": PYTHON_VERSION,
        "AMENDS_PLATFORM": _PLATFORMS[arguments.architecture],
        "SAM_CLI_TELEMETRY": "0",
    }
    where = ["--cached", "--parallel", "--build-dir", str(build / "build"), "--cache-dir", str(build / "cache")]
    sam("build", [*where, "--parameter-overrides", *parameters], environment)
    given = {
        "Brand": arguments.brand,
        "ConsoleUrl": arguments.console_url,
        "NoticeSender": arguments.notice_sender,
        "NoticeIdentity": arguments.notice_identity,
    }
    parameters += [f"{name}={value}" for name, value in given.items() if value]
    parameters += ["SavedQueries=no"] if arguments.no_saved_queries else []
    if arguments.prices:
        # sam takes the quotes around a value off, and wants those within escaped.
        parameters.append('Prices="{}"'.format(arguments.prices.replace('"', '\\"')))
    template = ["--template-file", str(build / "build" / "template.yaml"), "--stack-name", arguments.stack]
    # As samconfig.toml says, which sam seeks beside the built template, in vain.
    answers = [
        "--resolve-s3",
        "--capabilities",
        "CAPABILITY_IAM",
        "--no-confirm-changeset",
        "--no-fail-on-empty-changeset",
    ]
    sam("deploy", [*template, *answers, "--parameter-overrides", *parameters], environment)

    stack = session.client("cloudformation").describe_stacks(StackName=arguments.stack)["Stacks"][0]
    outputs = {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}
    clients = (session.client("s3"), session.client("cloudfront"))
    count = publish(arguments.console, outputs, session.region_name, *clients)
    print(f"deploy: {count} files of the console\n")
    print(f"  Console      {outputs['ConsoleUrl']}")
    print(f"  Credentials  aws secretsmanager put-secret-value --secret-id {outputs['CredentialsSecret']} \\")
    print("                 --secret-string file://credentials.json")
    print(f"  People       aws cognito-idp admin-create-user --user-pool-id {outputs['UserPoolId']} --username NAME")
    print(f"  Posting      a dry run until you turn it on: amends resume --stack {arguments.stack}")


def sam(command: str, options: list[str], environment: dict[str, str]) -> None:
    """Run sam, showing what it says."""
    print(f"deploy: sam {command}", flush=True)
    if subprocess.run(
        [str(tool("sam", "sam")), command, *options], cwd=CHECKOUT, env=environment, check=False
    ).returncode:
        raise LocalError(f"sam {command} failed")


if __name__ == "__main__":
    try:
        main()
    except LocalError as error:
        print(f"deploy: {error}", file=sys.stderr)
        sys.exit(error.status)
    except (BotoCoreError, ClientError) as error:
        print(f"deploy: AWS says: {error}", file=sys.stderr)
        sys.exit(1)
    except (KeyboardInterrupt, EOFError):
        sys.exit(130)
