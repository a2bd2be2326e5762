"""Words that carry tone."""


def words(listed: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(listed.split())


PLEASED = words(
    """
    love loving loved great awesome amazing wonderful fantastic brilliant excellent perfect perfectly best
    thanks thank thx cheers glad happy pleased delighted thrilled fab superb lovely nice good impressive stellar
    outstanding enjoy enjoying enjoyed beautiful kudos bravo congrats congratulations joy fun favourite favorite
    grateful appreciate treat bliss flawless seamless exciting excited blessed genius
    """
)
FAILING = words(
    """
    outage outages down offline broken breaks broke fail fails failed failing failure fault faulty crash crashed
    crashes crashing error errors issue issues problem problems late delay delayed delays waiting waited wait
    hold queue cancelled canceled missing lost stuck wrong charged overcharged refund dead slow buffering frozen
    dropped drops useless worst terrible awful horrible rubbish garbage trash joke disgrace shambles pathetic
    ridiculous unacceptable disappointed disappointing frustrated frustrating annoying annoyed damaged leaking
    expired ignored ignoring unanswered nobody nowhere scam rude cold soggy smashed burnt empty hidden surprise
    locked unusable glitch glitchy ghosted unhelpful disconnected complaint complaints complain
    """
)
REPEATED = words(
    """
    again another still third fourth fifth sixth seventh twice yet always every everytime constantly
    """
)
DURATIONS = words(
    """
    minute minutes mins min hour hours hrs hr day days week weeks wks month months year years decade
    """
)
PROFANE = words(
    """
    fuck fucking fucked fuckin fuckers fucker shit shitty shite bullshit bollocks damn dammit crap crappy arse
    ass asshole arsehole bastard bastards bitch bitches piss pissed dick dickhead prick wanker wankers twat cunt
    cunts wtf stfu goddamn motherfucker motherfuckers bloody suck sucks screw screwed
    """
)
INSULTS = words(
    """
    idiot idiots moron morons stupid dumb dumbass imbecile imbeciles clown clowns loser losers scum scumbag
    scumbags pig pigs disgusting liar liars thief thieves crook crooks trash garbage vermin parasite parasites
    coward cowards brainless braindead cretin cretins fool fools pathetic worthless creep creeps racist whore
    slut hoe retard retarded kill die hang filth lowlife muppet muppets incompetent crooked
    """
)
