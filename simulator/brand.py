"""The invented brand that both platforms know."""

HANDLE = "larkfield"
NAME = "Larkfield"
BOT = "larkfield_care"
SUBREDDIT = "larkfield"

# A feed file was recorded from posts to these accounts; in it each of them stands for the brand.
ALIASES = frozenset(
    {"united", "usairways", "americanair", "southwestair", "jetblue", "virginamerica", "delta", "deltaassist"}
)
