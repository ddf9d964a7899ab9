//! The wording of every event type and mode.

use codebook::EventType;

/// A verb with its irregular forms.
#[derive(Debug, Clone, Copy)]
pub(super) struct Verb {
    pub(super) base: &'static str,
    pub(super) past: &'static str,
    pub(super) participle: &'static str,
    pub(super) progressive: &'static str,
}

const fn verb(
    base: &'static str,
    past: &'static str,
    participle: &'static str,
    progressive: &'static str,
) -> Verb {
    Verb {
        base,
        past,
        participle,
        progressive,
    }
}

/// How a type is told: a verb with what follows it, for the three ways in which sides take part.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wording {
    /// With recipients; `{}` is their place.
    pub(super) with: (Verb, &'static str),
    /// Without recipients.
    pub(super) alone: (Verb, &'static str),
    /// All sides with or to each other.
    pub(super) mutual: (Verb, &'static str),
}

impl Wording {
    const fn alone(self, verb: Verb, rest: &'static str) -> Wording {
        Wording {
            alone: (verb, rest),
            ..self
        }
    }

    const fn mutual(self, verb: Verb, rest: &'static str) -> Wording {
        Wording {
            mutual: (verb, rest),
            ..self
        }
    }
}

/// One verb for all three.
const fn say(verb: Verb, with: &'static str, alone: &'static str, mutual: &'static str) -> Wording {
    Wording {
        with: (verb, with),
        alone: (verb, alone),
        mutual: (verb, mutual),
    }
}

const AGREE: Verb = verb("agree", "agreed", "agreed", "agreeing");
const APOLOGISE: Verb = verb("apologise", "apologised", "apologised", "apologising");
const APPEAL: Verb = verb("appeal", "appealed", "appealed", "appealing");
const ASK: Verb = verb("ask", "asked", "asked", "asking");
const ATTACK: Verb = verb("attack", "attacked", "attacked", "attacking");
const BOYCOTT: Verb = verb("boycott", "boycotted", "boycotted", "boycotting");
const BREAK: Verb = verb("break", "broke", "broken", "breaking");
const CARRY: Verb = verb("carry", "carried", "carried", "carrying");
const CENSOR: Verb = verb("censor", "censored", "censored", "censoring");
const CONGRATULATE: Verb = verb(
    "congratulate",
    "congratulated",
    "congratulated",
    "congratulating",
);
const CONVICT: Verb = verb("convict", "convicted", "convicted", "convicting");
const COOPERATE: Verb = verb("cooperate", "cooperated", "cooperated", "cooperating");
const CRITICISE: Verb = verb("criticise", "criticised", "criticised", "criticising");
const DEMONSTRATE: Verb = verb(
    "demonstrate",
    "demonstrated",
    "demonstrated",
    "demonstrating",
);
const ESTABLISH: Verb = verb("establish", "established", "established", "establishing");
const EXPEL: Verb = verb("expel", "expelled", "expelled", "expelling");
const EXPRESS: Verb = verb("express", "expressed", "expressed", "expressing");
const FIGHT: Verb = verb("fight", "fought", "fought", "fighting");
const GIVE: Verb = verb("give", "gave", "given", "giving");
const GO: Verb = verb("go", "went", "gone", "going");
const GRANT: Verb = verb("grant", "granted", "granted", "granting");
const HOLD: Verb = verb("hold", "held", "held", "holding");
const HOST: Verb = verb("host", "hosted", "hosted", "hosting");
const IMPOSE: Verb = verb("impose", "imposed", "imposed", "imposing");
const INVEST: Verb = verb("invest", "invested", "invested", "investing");
const INVESTIGATE: Verb = verb(
    "investigate",
    "investigated",
    "investigated",
    "investigating",
);
const LEND: Verb = verb("lend", "lent", "lent", "lending");
const LIFT: Verb = verb("lift", "lifted", "lifted", "lifting");
const MAKE: Verb = verb("make", "made", "made", "making");
const MEDIATE: Verb = verb("mediate", "mediated", "mediated", "mediating");
const MEET: Verb = verb("meet", "met", "met", "meeting");
const MOBILISE: Verb = verb("mobilise", "mobilised", "mobilised", "mobilising");
const OBSERVE: Verb = verb("observe", "observed", "observed", "observing");
const OBSTRUCT: Verb = verb("obstruct", "obstructed", "obstructed", "obstructing");
const OPPOSE: Verb = verb("oppose", "opposed", "opposed", "opposing");
const PRAISE: Verb = verb("praise", "praised", "praised", "praising");
const PROTEST: Verb = verb("protest", "protested", "protested", "protesting");
const RATIFY: Verb = verb("ratify", "ratified", "ratified", "ratifying");
const RECOGNISE: Verb = verb("recognise", "recognised", "recognised", "recognising");
const REDUCE: Verb = verb("reduce", "reduced", "reduced", "reducing");
const REFUSE: Verb = verb("refuse", "refused", "refused", "refusing");
const RELEASE: Verb = verb("release", "released", "released", "releasing");
const RESIGN: Verb = verb("resign", "resigned", "resigned", "resigning");
const RIOT: Verb = verb("riot", "rioted", "rioted", "rioting");
const SEIZE: Verb = verb("seize", "seized", "seized", "seizing");
const SIGN: Verb = verb("sign", "signed", "signed", "signing");
const SPEAK: Verb = verb("speak", "spoke", "spoken", "speaking");
const SPREAD: Verb = verb("spread", "spread", "spread", "spreading");
const STRIKE: Verb = verb("strike", "struck", "struck", "striking");
const SUPPORT: Verb = verb("support", "supported", "supported", "supporting");
const TAKE: Verb = verb("take", "took", "taken", "taking");
const THANK: Verb = verb("thank", "thanked", "thanked", "thanking");
const THREATEN: Verb = verb("threaten", "threatened", "threatened", "threatening");
const TRADE: Verb = verb("trade", "traded", "traded", "trading");
const USE: Verb = verb("use", "used", "used", "using");
const VANDALISE: Verb = verb("vandalise", "vandalised", "vandalised", "vandalising");
const VISIT: Verb = verb("visit", "visited", "visited", "visiting");
const WITHDRAW: Verb = verb("withdraw", "withdrew", "withdrawn", "withdrawing");
const WITHHOLD: Verb = verb("withhold", "withheld", "withheld", "withholding");

/// What AGREE amounts to while it is only planned or sought: there the plan is the agreement.
pub(super) const COOPERATION: Wording = say(COOPERATE, "with {}", "", "");

/// `carry out an air strike on {}`.
const fn act(with: &'static str, alone: &'static str, mutual: &'static str) -> Wording {
    say(CARRY, with, alone, mutual)
}

/// The wording of a type and mode.
pub(super) fn wording(event: EventType, mode: Option<&str>) -> Wording {
    use EventType::*;
    match (event, mode.unwrap_or("")) {
        (Agree, _) => say(
            AGREE,
            "to cooperate with {}",
            "to cooperate",
            "to cooperate",
        ),

        (Consult, "visit") => say(VISIT, "{}", "", "each other").alone(MAKE, "a visit"),
        (Consult, "third-party") => {
            say(MEDIATE, "between {}", "", "").mutual(TAKE, "part in mediation")
        }
        (Consult, "multilateral") => say(
            TAKE,
            "part in multilateral talks with {}",
            "part in multilateral talks",
            "part in multilateral talks",
        ),
        (Consult, "phone") => say(
            SPEAK,
            "by telephone with {}",
            "by telephone",
            "by telephone",
        ),
        (Consult, _) => say(HOLD, "talks with {}", "talks", "talks"),

        (Support, _) => say(SUPPORT, "{}", "", "each other").alone(EXPRESS, "support"),
        (Concede, _) => say(
            MAKE,
            "a concession to {}",
            "a concession",
            "concessions to each other",
        ),
        (Cooperate, _) => COOPERATION,
        (Aid, _) => say(GIVE, "aid to {}", "aid", "aid to each other"),

        (Retreat, "withdraw") => say(
            WITHDRAW,
            "forces from {}",
            "forces",
            "forces from each other",
        ),
        (Retreat, "release") => say(
            RELEASE,
            "people or property of {}",
            "people or property",
            "people or property of each other",
        ),
        (Retreat, "disarm") => say(GIVE, "up arms towards {}", "up arms", "up arms"),
        (Retreat, "ceasefire") => say(OBSERVE, "a ceasefire with {}", "a ceasefire", "a ceasefire"),
        (Retreat, "access") => say(GRANT, "access to {}", "access", "access to each other"),
        (Retreat, "resign") => say(RESIGN, "before {}", "", ""),
        (Retreat, _) => say(GIVE, "way to {}", "way", "way to each other"),

        (Request, "assist") => say(ASK, "{} for help", "for help", "each other for help"),
        (Request, "change") => say(
            ASK,
            "{} for a change of policy",
            "for a change of policy",
            "each other for a change of policy",
        ),
        (Request, "yield") => say(
            ASK,
            "{} to give way",
            "for a concession",
            "each other to give way",
        ),
        (Request, "meet") => say(ASK, "{} for talks", "for talks", "each other for talks"),
        (Request, _) => say(APPEAL, "to {}", "", "to each other").alone(MAKE, "an appeal"),

        (Accuse, "disapprove") => {
            say(CRITICISE, "{}", "", "each other").alone(EXPRESS, "disapproval")
        }
        (Accuse, "investigate") => {
            say(INVESTIGATE, "{}", "", "each other").alone(MAKE, "an investigation")
        }
        (Accuse, "allege") => say(
            MAKE,
            "allegations against {}",
            "allegations",
            "allegations against each other",
        ),
        (Accuse, _) => say(
            MAKE,
            "accusations against {}",
            "accusations",
            "accusations against each other",
        ),

        (Reject, "assist") => say(REFUSE, "to help {}", "to help", "to help each other"),
        (Reject, "change") => say(
            REFUSE,
            "{} a change of policy",
            "a change of policy",
            "each other a change of policy",
        ),
        (Reject, "yield") => say(
            REFUSE,
            "to give way to {}",
            "to give way",
            "to give way to each other",
        ),
        (Reject, "meet") => say(REFUSE, "talks with {}", "talks", "talks with each other"),
        (Reject, _) => say(OPPOSE, "{}", "", "each other").alone(EXPRESS, "opposition"),

        (Threaten, "restrict") => threat(
            "{} with restrictions",
            "restrictions",
            "each other with restrictions",
        ),
        (Threaten, "arrest") => threat("{} with arrests", "arrests", "each other with arrests"),
        (Threaten, "relations") => say(
            THREATEN,
            "to reduce relations with {}",
            "to reduce relations",
            "to reduce relations",
        ),
        (Threaten, "expel") => threat(
            "{} with expulsions",
            "expulsions",
            "each other with expulsions",
        ),
        (Threaten, "territory") => say(
            THREATEN,
            "the territory of {}",
            "to take territory",
            "the territory of each other",
        ),
        (Threaten, "violence") => {
            threat("{} with violence", "violence", "each other with violence")
        }
        (Threaten, _) => say(THREATEN, "{}", "", "each other").alone(MAKE, "threats"),

        (Protest, "demo") => say(DEMONSTRATE, "against {}", "", "against each other"),
        (Protest, "riot") => say(RIOT, "against {}", "", "against each other"),
        (Protest, "strike") => say(GO, "on strike against {}", "on strike", "on strike"),
        (Protest, "hunger") => say(
            GO,
            "on hunger strike against {}",
            "on hunger strike",
            "on hunger strike",
        ),
        (Protest, "boycott") => say(BOYCOTT, "{}", "", "each other").alone(HOLD, "a boycott"),
        (Protest, "obstruct") => say(OBSTRUCT, "{}", "", "each other").alone(HOLD, "a blockade"),
        (Protest, "vandalize") => say(
            VANDALISE,
            "property of {}",
            "property",
            "property of each other",
        ),
        (Protest, _) => say(PROTEST, "against {}", "", "against each other"),

        (Sanction, "convict") => say(CONVICT, "{}", "", "each other").alone(MAKE, "a conviction"),
        (Sanction, "expel") => say(
            EXPEL,
            "representatives of {}",
            "representatives",
            "representatives of each other",
        ),
        (Sanction, "withdraw") => say(
            WITHDRAW,
            "from cooperation with {}",
            "from cooperation",
            "from cooperation",
        ),
        (Sanction, "discontinue") => say(
            BREAK,
            "off cooperation with {}",
            "off cooperation",
            "off cooperation",
        ),
        (Sanction, _) => say(REDUCE, "relations with {}", "relations", "relations"),

        (Mobilize, "troops") => muster("troops against {}", "troops", "troops against each other"),
        (Mobilize, "weapons") => muster(
            "weapons against {}",
            "weapons",
            "weapons against each other",
        ),
        (Mobilize, "police") => muster("police against {}", "police", "police against each other"),
        (Mobilize, "militia") => muster(
            "militia against {}",
            "militia",
            "militia against each other",
        ),
        (Mobilize, _) => muster("forces against {}", "forces", "forces against each other"),

        (Coerce, "seize") => say(
            SEIZE,
            "people or property of {}",
            "people or property",
            "people or property of each other",
        ),
        (Coerce, "restrict") => say(
            IMPOSE,
            "restrictions on {}",
            "restrictions",
            "restrictions on each other",
        ),
        (Coerce, "censor") => say(CENSOR, "{}", "", "each other").alone(IMPOSE, "censorship"),
        (Coerce, "curfew") => say(IMPOSE, "a curfew on {}", "a curfew", "a curfew"),
        (Coerce, "martial-law") => say(IMPOSE, "martial law on {}", "martial law", "martial law"),
        (Coerce, "arrest") => say(MAKE, "arrests of {}", "arrests", "arrests of each other"),
        (Coerce, "deport") => act(
            "out deportations of {}",
            "out deportations",
            "out deportations of each other",
        ),
        (Coerce, "withhold") => say(
            WITHHOLD,
            "goods or services from {}",
            "goods or services",
            "goods or services from each other",
        ),
        (Coerce, "misinformation") => say(
            SPREAD,
            "misinformation against {}",
            "misinformation",
            "misinformation against each other",
        ),
        (Coerce, "cyber") => act(
            "out a cyberattack on {}",
            "out a cyberattack",
            "out cyberattacks on each other",
        ),
        (Coerce, _) => say(
            USE,
            "coercion against {}",
            "coercion",
            "coercion against each other",
        ),

        (Assault, "abduct") => act(
            "out an abduction of {}",
            "out an abduction",
            "out abductions of each other",
        ),
        (Assault, "beat") => act(
            "out a beating of {}",
            "out a beating",
            "out beatings of each other",
        ),
        (Assault, "torture") => say(
            USE,
            "torture against {}",
            "torture",
            "torture against each other",
        ),
        (Assault, "sexual") => say(
            USE,
            "sexual violence against {}",
            "sexual violence",
            "sexual violence against each other",
        ),
        (Assault, "targeted") => act(
            "out a targeted killing of {}",
            "out a targeted killing",
            "out targeted killings of each other",
        ),
        (Assault, "destroy") => act(
            "out destruction of property of {}",
            "out destruction of property",
            "out destruction of property of each other",
        ),
        (Assault, "primitive") => fight("with simple weapons", "{} with simple weapons"),
        (Assault, "firearms") => fight("with firearms", "{} with firearms"),
        (Assault, "explosives") => fight("with explosives", "{} with explosives"),
        (Assault, "suicide-attack") => act(
            "out a suicide attack on {}",
            "out a suicide attack",
            "out suicide attacks on each other",
        ),
        (Assault, "aerial") => fight("from the air", "{} from the air"),
        (Assault, "drone") => fight("with drones", "{} with drones"),
        (Assault, "heavy-weapons") => fight("with heavy weapons", "{} with heavy weapons"),
        (Assault, "crowd-control") => say(
            USE,
            "crowd control weapons against {}",
            "crowd control weapons",
            "crowd control weapons against each other",
        ),
        (Assault, "unconventional") => fight(
            "with unconventional weapons",
            "{} with unconventional weapons",
        ),
        (Assault, _) => say(ATTACK, "{}", "", "")
            .alone(CARRY, "out an attack")
            .mutual(FIGHT, "each other"),
    }
}

const fn threat(with: &'static str, kind: &'static str, mutual: &'static str) -> Wording {
    say(THREATEN, with, kind, mutual)
}

const fn muster(with: &'static str, alone: &'static str, mutual: &'static str) -> Wording {
    say(MOBILISE, with, alone, mutual)
}

const fn fight(means: &'static str, with: &'static str) -> Wording {
    say(ATTACK, with, means, "").mutual(FIGHT, means)
}

/// A narrower wording by the word that the lexicon entry is headed by. It says only what the word
/// itself says; an entry that is not listed is told by its type and mode.
pub(super) fn by_entry(event: EventType, entry: &str) -> Option<Wording> {
    use EventType::*;
    let wording = match (event, entry) {
        (Consult, "meet" | "meeting") => say(MEET, "{}", "", "").alone(HOLD, "a meeting"),
        (Consult, "host" | "receive" | "welcome") => {
            say(HOST, "{}", "", "each other").alone(HOLD, "talks")
        }
        (Support, "sign" | "signing" | "signature") => {
            say(SIGN, "an agreement with {}", "an agreement", "an agreement")
        }
        (Support, "ratify" | "ratification") => say(
            RATIFY,
            "an agreement with {}",
            "an agreement",
            "an agreement",
        ),
        (Support, "establish" | "establishment") => {
            say(ESTABLISH, "relations with {}", "relations", "relations")
        }
        (Support, "recognise" | "recognize" | "recognition") => {
            say(RECOGNISE, "{}", "", "each other").alone(EXPRESS, "recognition")
        }
        (Support, "praise" | "laud" | "hail" | "commend") => {
            say(PRAISE, "{}", "", "each other").alone(EXPRESS, "praise")
        }
        (Support, "congratulate") => {
            say(CONGRATULATE, "{}", "", "each other").alone(EXPRESS, "congratulations")
        }
        (Support, "thank") => say(THANK, "{}", "", "each other").alone(EXPRESS, "thanks"),
        (Concede, "apologise" | "apologize" | "apology") => {
            say(APOLOGISE, "to {}", "", "to each other")
        }
        (Concede, "lift" | "ease" | "relax") => say(
            LIFT,
            "restrictions on {}",
            "restrictions",
            "restrictions on each other",
        ),
        (Cooperate, "trade") => say(TRADE, "with {}", "", "with each other"),
        (Cooperate | Aid, "invest" | "investment") => {
            say(INVEST, "in {}", "", "in each other").alone(MAKE, "an investment")
        }
        (Cooperate, "exercise" | "drill" | "manoeuvre" | "maneuver") => {
            say(HOLD, "exercises with {}", "exercises", "exercises together")
        }
        (Aid, "lend" | "loan") => say(LEND, "money to {}", "money", "money to each other"),
        (Sanction, "sanction" | "sanctions") => say(
            IMPOSE,
            "sanctions on {}",
            "sanctions",
            "sanctions on each other",
        ),
        (Assault, "strike") => say(STRIKE, "{}", "", "each other").alone(CARRY, "out a strike"),
        _ => return None,
    };
    Some(wording)
}
