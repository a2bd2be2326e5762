"""Words that tell what a short post is written in."""


def words_of(listed: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(listed.split())


# Words that are frequent in English posts and are not words of another large Latin-script language.
ENGLISH = words_of(
    """
    the and you your yours my mine i i'm i've i'll i'd it's its this that these those with for from are aren't
    was were wasn't have haven't has had having been being not don't doesn't didn't can't cannot couldn't
    wouldn't won't isn't what when where which who why how they them their there here then than we we've our us
    if of by about just but or because could would should will all any some every much more most very really
    still again after before since until over down up out off only other another back get got getting go going
    gone know think want need please thanks thank great good love nice bad worst hi hello hey yes ok okay sorry
    help work works working customer call called calling outage broken waiting
    hours days week today day time make makes made new now never always ever you're that's what's
    there's let's ain't lol wtf omg ur im dont cant
    aint cheers dunno gonna gotta nah nope pls plz smh thx ugh wanna yall yep
    account awful brilliant charged closed delayed delivered delivery early fixed late lovely lost money month months
    morning night parcel password phone right slow sorted staff stars terrible tomorrow tonight useless website wrong
    year years yesterday one two three four five six seven eight nine ten
    away anyone everyone everything nobody nothing somebody someone something
    """
)
# Hindi is written in Latin letters as often, and no identifier of this size knows it.
HINDI = words_of(
    """
    aap aapka aapke aapki abhi aur bahut bhai bhi gaya gayi hai hain ho hua humko kab kaha kahan kaise kar karo
    karna karke kitna koi kuch kya kyon kyu kyun lekin mera mere meri mujhe nahi nahin nhi phir raha rahe rahi
    sab theek tum tumhara wapas yaar yeh
    """
)
