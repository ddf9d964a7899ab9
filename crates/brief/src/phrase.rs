//! An event in one line, made from its record alone.

mod verbs;

use codebook::{EventType, Sector, Status};
use record::{Actor, Event};

use crate::words::{capitalised, list, one_line, with_article};

/// Codes that say what kind of body an actor is, but not which one.
const KINDS: &[&str] = &["IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"];

/// The event in one line, for example `Belarus (government) visited Pakistan (government)`.
///
/// `names` gives the short English name for a code of a country. The line has a capital at its start
/// and no full stop. It says what the record says: the verb follows type, mode and lexicon entry, its
/// form follows the status, and words taken from the text stand in quotation marks.
pub fn phrase(event: &Event, names: &dyn Fn(&str) -> String) -> String {
    let actors = parties(&event.actor, names);
    let recipients = parties(&event.recipient, names);
    let subject = if actors.is_empty() {
        "an actor not named".to_owned()
    } else {
        list(&actors)
    };
    let wording = wording(event);
    let (verb, rest) = if !recipients.is_empty() {
        let one = recipients.len() == 1;
        let (verb, rest) = wording.with;
        let rest = if one && rest.starts_with("between ") {
            rest.replacen("between", "with", 1)
        } else {
            rest.to_owned()
        };
        (verb, rest.replacen("{}", &list(&recipients), 1))
    } else if actors.len() > 1 && (event.reciprocal || event.recipient.is_empty()) {
        (wording.mutual.0, wording.mutual.1.to_owned())
    } else {
        (wording.alone.0, wording.alone.1.to_owned())
    };
    let plural = actors.len() > 1;
    let (be, s) = if plural { ("are", "") } else { ("is", "s") };
    let predicate = match event.status {
        Status::Occurred | Status::Past => verb.past.to_owned(),
        Status::Ongoing => format!("{be} {}", verb.progressive),
        Status::Planned => format!("plan{s} to {}", verb.base),
        Status::Sought => format!("seek{s} to {}", verb.base),
        Status::Possible => format!("may {}", verb.base),
        Status::Denied => format!("{be} said not to have {}", verb.participle),
    };
    let mut line = format!("{} {predicate}", capitalised(&subject));
    if !rest.is_empty() {
        line.push(' ');
        line.push_str(&rest);
    }
    if let Some(place) = place(event)
        && !line.contains(&place)
    {
        line.push_str(" in ");
        line.push_str(&place);
    }
    line
}

/// The wording: by the lexicon entry where it says more than the type, else by type and mode.
fn wording(event: &Event) -> verbs::Wording {
    let open = matches!(event.status, Status::Planned | Status::Sought);
    if event.event == EventType::Agree && open {
        return verbs::COOPERATION;
    }
    let by_entry = || {
        event
            .predicate
            .entry
            .split_whitespace()
            .find_map(|word| verbs::by_entry(event.event, word))
    };
    let mode = event.mode.map(codebook::Mode::name);
    match mode {
        None => by_entry(),
        Some(_) => None,
    }
    .unwrap_or_else(|| verbs::wording(event.event, mode))
}

/// The place of a consultation, where its words are a name.
fn place(event: &Event) -> Option<String> {
    let place = event.event_loc.as_ref()?;
    let text = one_line(&place.text);
    let named = text.chars().next().is_some_and(char::is_uppercase);
    (event.event == EventType::Consult && event.status != Status::Denied && named).then_some(text)
}

/// The sides of an event, each country once with the sectors that act for it.
fn parties(actors: &[Actor], names: &dyn Fn(&str) -> String) -> Vec<String> {
    enum Party<'a> {
        Country(&'a str, Vec<&'static str>),
        Other(String),
    }
    let mut parties: Vec<Party<'_>> = Vec::new();
    for actor in actors {
        let sectors = sector_words(&actor.sector);
        let name = actor
            .name
            .as_deref()
            .map(one_line)
            .filter(|name| !name.is_empty());
        let quoted = || format!("\u{201c}{}\u{201d}", one_line(&actor.entity_text));
        let other = match actor.code.as_deref() {
            None => name.unwrap_or_else(quoted),
            Some(code) if KINDS.contains(&code) => name.unwrap_or_else(quoted),
            Some(code) => match name {
                Some(name) if is_body(&actor.sector) && name != names(code) => {
                    let mut notes = vec![names(code)];
                    notes.extend(sectors.iter().map(|word| (*word).to_owned()));
                    format!("{name} ({})", notes.join(", "))
                }
                _ => {
                    let known = parties.iter_mut().find_map(|party| match party {
                        Party::Country(known, sectors) if *known == code => Some(sectors),
                        _ => None,
                    });
                    match known {
                        Some(known) => {
                            for word in sectors {
                                if !known.contains(&word) {
                                    known.push(word);
                                }
                            }
                        }
                        None => parties.push(Party::Country(code, sectors)),
                    }
                    continue;
                }
            },
        };
        let listed = parties
            .iter()
            .any(|party| matches!(party, Party::Other(text) if *text == other));
        if !listed {
            parties.push(Party::Other(other));
        }
    }
    parties
        .into_iter()
        .map(|party| match party {
            Party::Country(code, sectors) => {
                let name = names(code);
                let name = with_article(&name);
                if sectors.is_empty() {
                    name.into_owned()
                } else {
                    format!("{name} ({})", sectors.join(", "))
                }
            }
            Party::Other(text) => text,
        })
        .collect()
}

/// Whether the actor is a body or person outside the state, so that its own name tells more than
/// that of its country.
fn is_body(sectors: &[Sector]) -> bool {
    !sectors.is_empty()
        && sectors.iter().all(|sector| {
            matches!(
                sector,
                Sector::Business
                    | Sector::Agriculture
                    | Sector::Education
                    | Sector::Journalist
                    | Sector::Labour
                    | Sector::Medical
                    | Sector::Party
                    | Sector::Religious
                    | Sector::Social
                    | Sector::Rebel
                    | Sector::Paramilitary
            )
        })
}

fn sector_words(sectors: &[Sector]) -> Vec<&'static str> {
    let mut words: Vec<&'static str> = Vec::new();
    for sector in sectors {
        let word = match sector {
            Sector::Police => "police",
            Sector::Government => "government",
            Sector::Judiciary => "judiciary",
            Sector::Legislature => "legislature",
            Sector::Military => "military",
            Sector::Paramilitary => "paramilitary",
            Sector::Party => "party",
            Sector::Rebel => "rebels",
            Sector::Intelligence => "intelligence service",
            Sector::UnidentifiedArmed => "unidentified armed group",
            Sector::Unknown => continue,
            Sector::Agriculture => "agriculture",
            Sector::Business => "business",
            Sector::Criminal => "criminal group",
            Sector::Civilian => "civilians",
            Sector::Education => "education",
            Sector::Elite => "elite",
            Sector::Journalist => "press",
            Sector::Labour => "labour",
            Sector::Medical => "medical",
            Sector::Refugee => "refugees",
            Sector::Opposition => "opposition",
            Sector::Prefix => "former or breakaway",
            Sector::Religious => "religious body",
            Sector::Social => "civil society",
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

#[cfg(test)]
mod tests;
