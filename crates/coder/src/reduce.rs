//! PLOVER's reductions: what a type becomes when it is only planned, refused, threatened or stopped.

use codebook::{EventType, Mode, QuadClass, Status};

use crate::lexicon::OuterKind;

/// The type of an event that lies in the future: intended cooperation and intended yielding are
/// AGREE, intended conflict THREATEN (PLOVER manual, "future" and "hypothetical"). The manual leaves
/// an intended CONCEDE as it is; the project's gold records code it AGREE, as CAMEO does (035,
/// "express intent to yield"), and so does this.
pub(crate) fn future(event: EventType) -> EventType {
    use EventType::*;
    match event {
        Consult | Support | Cooperate | Aid | Concede | Retreat => Agree,
        Assault | Coerce | Sanction | Mobilize | Protest => Threaten,
        other => other,
    }
}

/// The mode of a request, refusal or threat, from the type of what is asked, refused, threatened.
pub(crate) fn mode_from(
    outer: EventType,
    inner: EventType,
    inner_mode: Option<Mode>,
) -> Option<Mode> {
    use EventType::*;
    let inner_name = inner_mode.map(Mode::name);
    let name = match (outer, inner) {
        (Request | Reject, Aid | Cooperate) => "assist",
        (Request | Reject, Consult | Agree) => "meet",
        (Request | Reject, Retreat | Concede) => "yield",
        (Request | Reject, _) => "change",
        (Threaten, Assault | Mobilize) => "violence",
        (Threaten, Sanction) if inner_name == Some("expel") => "expel",
        (Threaten, Sanction) => "relations",
        (Threaten, Coerce) if inner_name == Some("arrest") => "arrest",
        (Threaten, Coerce) => "restrict",
        (Accuse, _) => "allege",
        _ => return None,
    };
    Mode::of(outer, name).ok()
}

/// The event type that an embedding word makes by itself, whatever it embeds.
pub(crate) fn own_type(kind: OuterKind) -> Option<EventType> {
    match kind {
        OuterKind::Refuse | OuterKind::Oppose => Some(EventType::Reject),
        OuterKind::Threaten => Some(EventType::Threaten),
        OuterKind::Request => Some(EventType::Request),
        OuterKind::Accuse => Some(EventType::Accuse),
        OuterKind::Support => Some(EventType::Support),
        _ => None,
    }
}

/// What a type and status become under an embedding word that leaves the event its own.
pub(crate) fn embed(
    kind: OuterKind,
    event: EventType,
    mode: Option<Mode>,
    status: Option<Status>,
) -> (EventType, Option<Mode>, Option<Status>) {
    let kept = |event_after: EventType| if event_after == event { mode } else { None };
    match kind {
        OuterKind::Intend | OuterKind::Promise | OuterKind::Plan => {
            let after = future(event);
            (after, kept(after), Some(Status::Planned))
        }
        OuterKind::Seek => {
            let after = future(event);
            (after, kept(after), Some(Status::Sought))
        }
        OuterKind::Possible => (event, mode, Some(Status::Possible)),
        // "Failed to reach an agreement".
        OuterKind::Fail if matches!(event, EventType::Agree | EventType::Support) => {
            (EventType::Reject, None, Some(Status::Occurred))
        }
        OuterKind::Deny | OuterKind::Fail => (event, mode, Some(Status::Denied)),
        OuterKind::Begin => (event, mode, status),
        OuterKind::Continue => (event, mode, Some(Status::Ongoing)),
        OuterKind::Past => (event, mode, Some(Status::Past)),
        OuterKind::Stop => match event.quad() {
            QuadClass::VerbalCooperation | QuadClass::MaterialCooperation => (
                EventType::Sanction,
                Mode::of(EventType::Sanction, "discontinue").ok(),
                status,
            ),
            QuadClass::MaterialConflict => (EventType::Retreat, None, status),
            QuadClass::VerbalConflict => (EventType::Concede, None, status),
        },
        OuterKind::Allow => (EventType::Concede, None, status),
        OuterKind::Prevent => (
            EventType::Coerce,
            Mode::of(EventType::Coerce, "restrict").ok(),
            status,
        ),
        OuterKind::Help => (EventType::Aid, None, status),
        OuterKind::Say
        | OuterKind::Refuse
        | OuterKind::Oppose
        | OuterKind::Threaten
        | OuterKind::Request
        | OuterKind::Accuse
        | OuterKind::Support => (event, mode, status),
    }
}
