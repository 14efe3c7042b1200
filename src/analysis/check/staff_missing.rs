//! An office of the body that does tasks, but whose staff is unknown: its queue cannot be simulated
//! and the annotated waits are used instead.
//!
//! Mend: say how many people do this work, and which share of their time goes to other work.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::id::OfficeId;
use crate::model::office::{Office, OfficeKind};
use crate::model::procedure::Procedure;
use crate::model::remedy::{Gap, Remedy};

use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("staff-missing", Severity::Note, Look::Office(look)).mended(mend);

fn look(scene: &Scene<'_>, id: &OfficeId, office: &Office, out: &mut Found) {
    if office.kind != OfficeKind::Internal || office.staff.is_some() {
        return;
    }
    let tasks = scene.tasks(id);
    if tasks > 0 {
        let name = office.name.get(scene.language);
        let name = if name.is_empty() { id.as_str() } else { name };
        out.push(|| RULE.at(Place::Office(id.clone())).with("office", name).with("count", tasks));
    }
}

fn mend(_: &Procedure, finding: &Finding) -> Option<Remedy> {
    let Place::Office(id) = &finding.place else { return None };
    Some(Remedy::Open(Gap::Staff(id.clone())))
}
