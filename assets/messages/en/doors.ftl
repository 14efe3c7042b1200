# Other doors: simulators, draw.io, IPA.

# Simulators of others: what they cannot be told; the hint says what was written instead.

simulator-prosimos = Prosimos
simulator-qbp = QBP (BIMP, Apromore)
deliver-beside = A BPMN file of the same name, ending in “.prosimos.bpmn”, is written beside it: the drawing that the scenario speaks of.
finding-scenario-no-work = “{ $step }”: the work time is missing.
finding-scenario-no-work-hint = In the file the step takes no time.
finding-scenario-unit = “{ $step }”: the format knows seconds only, no working days or months.
finding-scenario-unit-hint = In the file a working day counts as 7/5 of a day, a month as its mean length.
finding-scenario-law-matched = “{ $step }”: the format does not know this distribution.
finding-scenario-law-matched-hint = In the file there is a gamma with the same mean and deviation.
finding-scenario-timer = “{ $step }”: when it fires cannot be said in seconds.
finding-scenario-timer-hint = In the file it fires at once.
finding-scenario-wait = “{ $step }”: the format knows no waits with their cause.
finding-scenario-wait-hint = The wait is missing from the file: simulated times are shorter.
finding-scenario-staff-needed = “{ $step }”: several members of staff are needed at once.
finding-scenario-staff-needed-hint = In the file one of them works on it.
finding-scenario-priority = “{ $step }”: its priority cannot be said.
finding-scenario-priority-hint = In the file work goes by order of arrival.
finding-scenario-sittings = “{ $step }”: the sittings of a board cannot be said.
finding-scenario-sittings-hint = In the file the step does not wait for a sitting.
finding-scenario-repeat = “{ $step }”: repetitions and the most visits cannot be said.
finding-scenario-repeat-hint = In the file the step is done once a visit, without a limit.
finding-scenario-backlog = “{ $step }”: cases already waiting cannot be said.
finding-scenario-backlog-hint = In the file a run begins without a backlog.
finding-scenario-cost = “{ $step }”: the direct cost of a visit cannot be said.
finding-scenario-cost-hint = The file has costs by the hour only.
finding-scenario-legal-clock = “{ $step }”: its effect on the time limit cannot be said.
finding-scenario-legal-clock-hint = It is missing from the file; time limits stay in the study.
finding-scenario-implicit-split = Several arrows leave “{ $step }” without a gateway.
finding-scenario-implicit-split-hint = Simulators read such a split in different ways: add a gateway.
finding-scenario-shares = “{ $step }”: shares of branches are missing.
finding-scenario-shares-hint = In the file branches without a share divide the rest evenly.
finding-scenario-no-demand = It is not said how many cases come.
finding-scenario-no-demand-hint = In the file one comes a day.
finding-scenario-starts = “{ $step }”: the format knows one arrival of cases only.
finding-scenario-starts-hint = In the file the arrivals of the first start count.
finding-scenario-months = “{ $step }”: how the volume varies over the year cannot be said.
finding-scenario-months-hint = In the file it is the same in every month.
finding-scenario-arrival-rule = “{ $step }”: in the format gaps between cases pass in closed time, too.
finding-scenario-arrival-rule-hint = The mean gap is chosen so that as many cases come a year as in the study; openings begin with a case more often.
finding-scenario-dates = “{ $step }”: the dates of arrivals cannot be said.
finding-scenario-dates-hint = In the file cases come at random with the same mean gap.
finding-scenario-holidays = The calendar “{ $calendar }” has holidays or closures.
finding-scenario-holidays-hint = The file has the week only.
finding-scenario-no-staff = “{ $office }”: how many members of staff there are is not known.
finding-scenario-no-staff-hint = In the file there are 1000, so that nobody waits.
finding-scenario-background = “{ $office }”: the other work of the office cannot be said.
finding-scenario-background-hint = In the file the office does these cases only: queues are shorter.
finding-scenario-terms = Legal time limits cannot be said.
finding-scenario-terms-hint = They stay in the study.
finding-scenario-boundary = “{ $step }”: the simulator knows no events on borders.
finding-scenario-boundary-hint = It is missing from the file, with the arrows that leave it.
finding-scenario-inside = “{ $step }”: the simulator does not look inside sub-procedures.
finding-scenario-inside-hint = In the file it is a single task.
finding-scenario-complex = “{ $step }”: the simulator knows no complex gateways.
finding-scenario-complex-hint = In the file it is an inclusive gateway.
finding-scenario-ends = The simulator knows one end only: here there are { $count }.
finding-scenario-ends-hint = In the file all arrows lead to the first.
finding-scenario-unreached = “{ $step }”: no arrows lead there from the start of the cases.
finding-scenario-unreached-hint = The simulator knows one start, and neither borders nor collaborations: the step is missing from the file.
finding-scenario-work-inside = “{ $step }”: the work of a sub-procedure or a call cannot be said.
finding-scenario-work-inside-hint = In the file only what is inside counts: a call takes no time.
finding-scenario-boundary-time = “{ $step }”: when an event on a border fires cannot be said.
finding-scenario-boundary-time-hint = The event is on the drawing, but who simulates does not know after how long it fires.
finding-scenario-arrival-about = “{ $step }”: in the format gaps between cases pass in closed time, too.
finding-scenario-arrival-about-hint = The gaps are changed so that about as many cases come as in the study; check the volume in the simulator.

# Scenarios of simulators, read.

finding-scenario-alone = This is a simulation scenario without its procedure.
finding-scenario-alone-hint = Open the study or the BPMN file first, then use “Import into the study”, or prodigio import.
finding-scenario-element-unknown = The scenario speaks of “{ $name }”, which is not on the drawing.
finding-scenario-element-unknown-hint = Check that the scenario belongs to this procedure: ids are compared.
finding-scenario-resource-unknown = The resource “{ $name }” is not in the scenario’s list.
finding-scenario-resource-unknown-hint = Assign the step to an office.
finding-scenario-week-unknown = The hours of the resource “{ $name }” are not in the scenario.
finding-scenario-week-unknown-hint = Choose the hours of the office.
finding-scenario-week-unread = The hours “{ $name }” can be read in part only, or not at all.
finding-scenario-week-unread-hint = Check them: where nothing is left, “always open” holds.
finding-scenario-law-unread = The distribution of “{ $name }” cannot be read, or has impossible numbers.
finding-scenario-law-unread-hint = Enter the time by hand.
finding-scenario-bounds = The distribution of “{ $name }” is cut off by a least or a most.
finding-scenario-bounds-hint = The bounds were left aside: check the time.
finding-scenario-number = A number of “{ $name }” is beyond all measure.
finding-scenario-number-hint = It was left aside: enter it by hand.
finding-scenario-entry-unread = An entry of “{ $name }” is not as it must be and was left aside.
finding-scenario-entry-unread-hint = Check the scenario in the program that wrote it.
finding-scenario-part-unread = The part “{ $part }” of the scenario has no likeness here.
finding-scenario-part-unread-hint = It was left aside: check whether it is needed.
finding-scenario-several = “{ $name }” has several resources: here a step has one office.
finding-scenario-several-hint = The first was taken, with its time.
finding-scenario-several-infos = The file contains several scenarios.
finding-scenario-several-infos-hint = The first was taken.
finding-scenario-event-time = The event “{ $name }” cannot take time.
finding-scenario-event-time-hint = Its time was left aside.
finding-scenario-no-start = The procedure has no start that cases could come to.
finding-scenario-no-start-hint = Draw a start event.

# Drawings of draw.io, and pictures with a model inside.

finding-drawio-none = There is no shape that can be read in this draw.io file.
finding-drawio-none-hint = Check in draw.io that the page is not empty, and save it again as .drawio.
finding-drawio-page-unread = The page “{ $name }” cannot be read.
finding-drawio-page-unread-hint = Save the file in draw.io without compression.
finding-drawio-pages = { $count ->
    [one] The file has one more page: “{ $name }” was opened.
   *[other] The file has { $count } more pages: “{ $name }” was opened.
}
finding-drawio-pages-hint = For the others, save each page to a file of its own.
finding-drawio-guessed = { $count ->
    [one] One shape is not a shape of BPMN: what it means was guessed from its form.
   *[other] { $count } shapes are not shapes of BPMN: what they mean was guessed from their form.
}
finding-drawio-guessed-hint = Check the kinds of the steps.
finding-drawio-left = { $count ->
    [one] One shape without a meaning for a procedure was left aside.
   *[other] { $count } shapes without a meaning for a procedure were left aside.
}
finding-drawio-left-hint = Check that nothing is missing.
finding-drawio-edge-loose = { $count ->
    [one] One line does not leave or does not reach a shape.
   *[other] { $count } lines do not leave or do not reach a shape.
}
finding-drawio-edge-loose-hint = Draw them again if they are needed.
finding-drawio-many = The drawing is too large: only a part of it was read.
finding-drawio-many-hint = Divide it into several files.
finding-svg-no-model = This is an SVG picture without the model inside.
finding-svg-no-model-hint = Open the file it comes from (.bpmn or .drawio). From draw.io an SVG can be exported with “Include a copy of my diagram”.

# Offices from the index of public bodies (IPA).

finding-ipa-columns = The column “{ $name }” is missing from the table.
finding-ipa-columns-hint = Download the list of organisational units (CSV) from indicepa.gov.it.
finding-ipa-bodies = The table has offices of { $count } bodies.
finding-ipa-bodies-hint = Choose the body by its IPA code: enter it for the body of the study, or use --body.
finding-ipa-none = There are no offices of the body “{ $name }” in the table.
finding-ipa-none-hint = Check the IPA code of the body, such as c_a952.
finding-ipa-empty = There are no offices with a code and a name in the table.
finding-ipa-empty-hint = Download the list of organisational units (CSV) from indicepa.gov.it and check that it is not empty.
finding-ipa-added = { $added ->
    [one] One office added
   *[other] { $added } offices added
}, { $known ->
    [one] one was there already
   *[other] { $known } were there already
}.
finding-ipa-added-hint = Nothing needs to be done.
finding-ipa-duplicate = The office “{ $name }” is in the table several times.
finding-ipa-duplicate-hint = The first row was taken.
finding-ipa-parent-unknown = The office “{ $name }” belongs to a unit that is not in the table.
finding-ipa-parent-unknown-hint = It stands alone: choose what it belongs to.
finding-ipa-parent-circle = The office “{ $name }” belongs to itself, perhaps by way of others.
finding-ipa-parent-circle-hint = It stands alone: choose what it belongs to.
finding-ipa-rows = { $count ->
    [one] One row without a code or a name was left aside.
   *[other] { $count } rows without a code or a name were left aside.
}
finding-ipa-rows-hint = Check the table.

# Importing into the study.

action-import-data = Import into the study
edit-import = Import from { $name }
notice-imported = Imported: { $path }.
