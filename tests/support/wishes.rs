//! Wishes that people could have, at random, and the plans that grant them.

use prodigio::edit::Refusal;
use prodigio::edit::align::{Align, Axis};
use prodigio::edit::carry::Drop;
use prodigio::edit::connect::{End, anchor};
use prodigio::edit::find::{How, Needle, spots};
use prodigio::edit::follow::{Desk, Plan};
use prodigio::edit::make::Make;
use prodigio::edit::morph::Marker;
use prodigio::edit::place::{Put, Thing};
use prodigio::edit::resize::box_of;
use prodigio::edit::space::Space;
use prodigio::layout::layered;
use prodigio::model::artifact::ArtifactKind;
use prodigio::model::fragment::Fragment;
use prodigio::model::geometry::{Point, Rect};
use prodigio::model::id::{FlowId, LaneId, OfficeId, StepId};
use prodigio::model::item::ItemId;
use prodigio::model::procedure::Procedure;
use prodigio::model::step::{GatewayKind, StepKind, SubKind, TaskKind, Trigger};
use prodigio::model::study::Study;
use prodigio::model::text::{Language, Text};
use proptest::prelude::*;

/// A wish: which one, what it is about, and where to.
pub(crate) type Wish = (u8, usize, usize, f64, f64);

pub(crate) fn wishes() -> impl Strategy<Value = Vec<Wish>> {
    let length = prop_oneof![
        8 => -400.0..400.0_f64,
        1 => Just(0.0),
        1 => prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(1e300), Just(-1e9)],
    ];
    proptest::collection::vec(
        (0..42_u8, any::<usize>(), any::<usize>(), length.clone(), length),
        1..24,
    )
}

fn kind(choice: usize, host: StepId) -> StepKind {
    match choice % 9 {
        0 => StepKind::Task(TaskKind::Person),
        1 => StepKind::Gateway(GatewayKind::Exclusive),
        2 => StepKind::Gateway(GatewayKind::Parallel),
        3 => StepKind::END,
        4 => StepKind::START,
        5 => StepKind::Boundary { host, trigger: Trigger::Timer(None), interrupting: true },
        6 => StepKind::SubProcedure { kind: SubKind::Embedded, expanded: true },
        7 => StepKind::Catch(Trigger::Message),
        _ => StepKind::Call { called: "altro".to_owned() },
    }
}

fn any_make(choice: usize, host: StepId) -> Make {
    match choice % 14 {
        0 => Make::Artifact(ArtifactKind::Annotation),
        1 => Make::Artifact(ArtifactKind::DataInput),
        2 => Make::Artifact(ArtifactKind::Group),
        3 => Make::Pool { black_box: choice.is_multiple_of(2) },
        4 => Make::Lane,
        5 => Make::Border { trigger: Trigger::Message, interrupting: false },
        _ => Make::Step(kind(choice, host)),
    }
}

/// Any step of a procedure; one that does not exist where there is none.
pub(crate) fn any_step(p: &Procedure, choice: usize) -> StepId {
    let count = p.steps().count().max(1);
    p.steps().nth(choice % count).map_or_else(|| StepId::new("nobody"), |(id, _)| id.clone())
}

pub(crate) fn any_flow(p: &Procedure, choice: usize) -> FlowId {
    let count = p.flows().count().max(1);
    p.flows().nth(choice % count).map_or_else(|| FlowId::new("nobody"), |(id, _)| id.clone())
}

fn any_lane(p: &Procedure, choice: usize) -> LaneId {
    let count = p.lanes().count().max(1);
    p.lanes().nth(choice % count).map_or_else(|| LaneId::new("nobody"), |(id, _)| id.clone())
}

fn any_office(p: &Procedure, choice: usize) -> Option<OfficeId> {
    p.offices().nth(choice % (p.offices().count() + 1)).map(|(id, _)| id.clone())
}

pub(crate) fn any_item(p: &Procedure, choice: usize) -> ItemId {
    let pools = p.pools().map(|(id, _)| ItemId::Pool(id.clone()));
    let lanes = p.lanes().map(|(id, _)| ItemId::Lane(id.clone()));
    let artifacts = p.artifacts().map(|(id, _)| ItemId::Artifact(id.clone()));
    let links = p.links().map(|(id, _)| ItemId::Link(id.clone()));
    let mut others: Vec<ItemId> = pools.chain(lanes).chain(artifacts).chain(links).collect();
    match choice % 5 {
        0 => ItemId::Flow(any_flow(p, choice / 5)),
        1 if !others.is_empty() => others.swap_remove(choice / 5 % others.len()),
        _ => ItemId::Step(any_step(p, choice / 5)),
    }
}

#[expect(clippy::many_single_char_names, reason = "a wish is five small numbers")]
pub(crate) fn plan_of(study: &Study, high: u64, wish: &Wish) -> Result<Plan, Refusal> {
    let (which, a, b, x, y) = *wish;
    let variant = study.variants()[b % study.variants().len()].id.clone();
    let p = study.procedure(&variant).expect("the variant stands");
    let desk = Desk::new(study, &variant, high);
    match which {
        0..=2 => desk.add_after(&any_step(p, a), kind(b, any_step(p, b)), "nuovo"),
        3 | 4 => desk.add_at(kind(b, any_step(p, b)), Point::new(x, y), Some(&any_flow(p, a))),
        5 => desk.add_at(kind(b, any_step(p, b)), Point::new(x, y), None),
        6 | 7 => desk.connect(&any_step(p, a), &any_step(p, b)),
        8 => desk.rename(&any_item(p, a), Language::De, "Prüfung"),
        9 => desk.set_share(&any_flow(p, a), x / 400.0),
        10..=12 => desk.delete(&[any_item(p, a), any_item(p, b)]),
        13 => desk.move_by(&[any_item(p, a), any_item(p, b)], x, y),
        14 => desk.replace_kind(&any_step(p, a), kind(b, any_step(p, b / 9))),
        15 => desk.assign(&[any_step(p, a), any_step(p, b)], any_office(p, b).as_ref()),
        16 => desk.add_lane(any_office(p, a), Text::of(Language::It, "Corsia")),
        17 => desk.resize_lane(&any_lane(p, a), x),
        18 if study.variants().len() < 4 => desk.new_to_be(Text::default()).map(|(_, plan)| plan),
        18 => Ok(desk.add_office("Ufficio").1),
        19 => desk.arrange(&layered::arrange(p)),
        20 => desk.make_after(&any_step(p, a), &any_make(b, any_step(p, a)), "nuovo"),
        21 => desk.make_at(&any_make(b, any_step(p, a)), Point::new(x, y), None, ""),
        22 => desk.make_joined(&any_step(p, a), &any_make(b, any_step(p, b)), Point::new(x, y), ""),
        23 => desk.toggle(&any_step(p, a), Marker::ALL[b % Marker::ALL.len()]),
        24 | 25 => {
            let items = [any_item(p, a), any_item(p, b), any_item(p, a ^ b)];
            let at = x.is_finite().then_some(Point::new(x, y));
            desk.paste(&Fragment::of(p, &items), at)
        }
        26 => {
            let lines = vec!["uno".to_owned(), "due".to_owned()];
            desk.paste_lines_as_steps(&lines, Some(&any_step(p, a)), Point::new(x, y))
        }
        27 => {
            let needle = Needle::new("a", How { exact: false, whole: b.is_multiple_of(2) })
                .expect("a letter");
            let found = spots(p, &needle);
            desk.replace_found(&needle, &found, "bb")
        }
        _ => by_hand(desk, p, wish),
    }
}

/// A wish of a hand on the canvas.
#[expect(clippy::many_single_char_names, reason = "a wish is five small numbers")]
fn by_hand(desk: Desk<'_>, p: &Procedure, wish: &Wish) -> Result<Plan, Refusal> {
    let (which, a, b, x, y) = *wish;
    let item = any_item(p, a);
    let on = Some(any_flow(p, b));
    let at = Point::new(x, y);
    match which {
        28 | 29 => {
            let on = on.filter(|_| b % 2 == 0);
            desk.drop_at(&[item], &Drop { dx: x, dy: y, at: None, on })
        }
        30 => {
            let drop = Drop { dx: x, dy: y, at: Some(Point::new(y, x)), on: None };
            desk.drop_at(&[item, any_item(p, b)], &drop)
        }
        31 => {
            let axis = if a % 2 == 0 { Axis::Across } else { Axis::Down };
            let branch = (b % 3 == 0).then(|| any_step(p, b));
            desk.make_space(&Space { axis, at: x, by: y, branch })
        }
        32 => {
            let grown = box_of(p, &item).unwrap_or_default();
            desk.resize(&item, Rect::new(grown.x, grown.y - y, grown.w + x, grown.h + y))
        }
        33 => {
            let how = [Align::Left, Align::Center, Align::Right, Align::Top, Align::Middle];
            desk.align(&[item, any_item(p, b), any_item(p, a / 3)], how[b % 5])
        }
        34 => desk.distribute(&[item, any_item(p, b), any_item(p, a / 3)], Axis::Across),
        35 => match (anchor(&item), anchor(&any_item(p, b))) {
            (Some(from), Some(to)) => desk.join(&from, &to, None),
            _ => desk.straighten(&[item]),
        },
        36 => match anchor(&any_item(p, b)) {
            Some(to) => {
                let end = if a % 2 == 0 { End::From } else { End::To };
                desk.reconnect(&ItemId::Flow(any_flow(p, a)), end, &to, None)
            }
            None => desk.put_label(&item, Some(Rect::new(x, y, 60.0, 20.0))),
        },
        37 => desk.set_line(&ItemId::Flow(any_flow(p, a)), &[at, Point::new(y, x), at]),
        38 => desk.add_lane_beside(&any_lane(p, a), b % 2 == 0, Text::default()),
        39 => desk.divide(&any_item(p, a), 2 + b % 3, &Text::default()),
        40 => desk.reorder_lane(&any_lane(p, a), Some(&any_lane(p, b))),
        _ => {
            let things = [
                Thing::Step(kind(b, any_step(p, b))),
                Thing::Artifact(ArtifactKind::Group),
                Thing::Pool,
                Thing::Lane,
            ];
            let from = (b % 5 == 0).then(|| anchor(&item)).flatten();
            desk.place_new(&things[a % 4], &Put { center: at, on, from })
        }
    }
}
