"""uv asks the package index that pip was told to ask."""

from local.setup.index import uv_environment


def test_pips_settings_become_uvs() -> None:
    settings = {
        "index-url": "https://index.example/simple",
        "extra-index-url": "https://one.example/simple\nhttps://two.example/simple",
        "find-links": "/wheels /more",
        "cert": "/etc/ca.pem",
        "trusted-host": "index.example",
        "no-index": "true",
    }
    found = uv_environment(settings, {})
    assert found["UV_DEFAULT_INDEX"] == "https://index.example/simple"
    assert found["UV_INDEX"] == "https://one.example/simple https://two.example/simple"
    assert found["UV_FIND_LINKS"] == "/wheels,/more"
    assert found["SSL_CERT_FILE"] == "/etc/ca.pem"
    assert found["UV_INSECURE_HOST"] == "index.example"
    assert found["UV_NO_INDEX"] == "1"


def test_what_the_person_set_for_uv_stays() -> None:
    assert "UV_DEFAULT_INDEX" not in uv_environment({"index-url": "a"}, {"UV_DEFAULT_INDEX": "b"})


def test_without_settings_uv_asks_its_own_default() -> None:
    assert not {"UV_DEFAULT_INDEX", "UV_INDEX", "UV_FIND_LINKS", "SSL_CERT_FILE"} & uv_environment({}, {}).keys()
