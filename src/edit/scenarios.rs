//! Plans for scenarios: a new one, another name, and away with it.

use std::sync::Arc;

use crate::model::finding::Place;
use crate::model::id::ScenarioId;
use crate::model::scenario::{Override, Scenario};
use crate::model::text::Text;

use super::follow::{Desk, Plan, missing};
use super::history::Description;
use super::{Change, Refusal};

impl Desk<'_> {
    /// Adds a scenario that changes this much.
    pub fn add_scenario(mut self, name: &str, overrides: Vec<Override>) -> Plan {
        let id = ScenarioId::new(self.fresh("scenario"));
        let scenario = Scenario { name: Text::of(self.name(), name), overrides };
        let edit = self.put(Change::Scenario(id, Some(Arc::new(scenario))));
        self.close(Description::new("edit-add-scenario").with("name", name), vec![edit])
    }

    /// Calls a scenario otherwise.
    pub fn rename_scenario(self, id: &ScenarioId, name: &str) -> Result<Plan, Refusal> {
        let mut scenario = self.scenario(id)?;
        scenario.name.set(self.name(), name);
        let edit = self.put(Change::Scenario(id.clone(), Some(Arc::new(scenario))));
        Ok(self.close(Description::new("edit-rename-scenario").with("name", name), vec![edit]))
    }

    /// Takes a scenario away.
    pub fn delete_scenario(self, id: &ScenarioId) -> Result<Plan, Refusal> {
        let scenario = self.scenario(id)?;
        let name = scenario.name.get(self.name()).to_owned();
        let edit = self.put(Change::Scenario(id.clone(), None));
        Ok(self.close(Description::new("edit-delete-scenario").with("name", name), vec![edit]))
    }

    fn scenario(&self, id: &ScenarioId) -> Result<Scenario, Refusal> {
        let found = self.procedure()?.scenario(id).map(|s| (**s).clone());
        found.ok_or_else(|| missing(Place::Study))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::apply::apply;
    use crate::model::id::VariantId;
    use crate::model::sketch;
    use crate::model::study::Study;
    use crate::model::text::Language;

    #[test]
    fn a_scenario_is_made_renamed_and_taken_away_and_all_is_undone() {
        let variant = VariantId::new("as-is");
        let mut study = Study::of(Text::default(), sketch::parse("start > a > end").unwrap());
        let name = |study: &Study| {
            let p = study.procedure(&variant).unwrap();
            p.scenarios().next().map(|(id, s)| (id.clone(), s.name.get(Language::It).to_owned()))
        };
        let plan =
            Desk::new(&study, &variant, 0).add_scenario("uno", vec![Override::DemandFactor(1.2)]);
        let back_to_none = apply(&mut study, plan.edit).unwrap();
        let (id, first) = name(&study).unwrap();
        assert_eq!(first, "uno");
        let plan = Desk::new(&study, &variant, 0).rename_scenario(&id, "due").unwrap();
        let back_to_uno = apply(&mut study, plan.edit).unwrap();
        assert_eq!(name(&study).unwrap().1, "due");
        let plan = Desk::new(&study, &variant, 0).delete_scenario(&id).unwrap();
        let back_to_due = apply(&mut study, plan.edit).unwrap();
        assert_eq!(name(&study), None);
        assert!(Desk::new(&study, &variant, 0).delete_scenario(&id).is_err());
        for (inverse, expected) in
            [(back_to_due, Some("due")), (back_to_uno, Some("uno")), (back_to_none, None)]
        {
            apply(&mut study, inverse).unwrap();
            assert_eq!(name(&study).map(|n| n.1).as_deref(), expected);
        }
    }
}
