# The manager's page, the dossier, the drawing on paper.

report-untitled = Procedure without a name
report-page = Page for the manager
report-page-subject = One page for whoever decides: figures with their interval, drawings, risk, assumptions.
report-dossier = Dossier
report-dossier-subject = The procedure as it is and as it could be: drawings, findings, bottlenecks, comparison, sources.
report-drawing-subject = The drawing of a procedure.
report-contents = Contents
report-footer = prodigio { $version } · seed { $seed } · model { $model }
report-others = { $count ->
    [one] and one more
   *[other] and { $count } more
}
report-left-out = { $count ->
    [one] Shortened list: one more row is in the study.
   *[other] Shortened list: { $count } more rows are in the study.
}

# What decides

report-says-better = { $name } improves: from { $before } to { $after } with “{ $variant }” ({ $delta }, 95 % interval { $range }).
report-says-worse = { $name } gets worse: from { $before } to { $after } with “{ $variant }” ({ $delta }, 95 % interval { $range }).
report-says-same = { $name }: { $before } today and with “{ $variant }”.
report-says-untold = { $name }: from { $before } to { $after } with “{ $variant }”, but the difference cannot be told from chance (95 % interval { $range }).
report-says-one = { $name }: { $value }.
report-no-figures = There are no figures yet: the procedure cannot be simulated.
report-none-ends = In the time simulated no case comes to its end: nothing can be said of it.
report-none-ends-of = In the time simulated no case of “{ $variant }” comes to its end: the two cannot be held against each other.
report-no-run = Cannot be simulated: data are missing, or something is wrong.
report-illustrative = { $count ->
    [one] { $count } of { $of } numbers is illustrative: the figures show the method, not a real office.
   *[other] { $count } of { $of } numbers are illustrative: the figures show the method, not a real office.
}
report-difference = Difference
report-from-zero = From zero
report-interval = 95 % interval
report-range = [{ $from }; { $to }]

# The drawings

report-drawing = { $name } · { $steps } { $steps ->
    [one] step
   *[other] steps
}.
report-drawing-alt = Drawing of “{ $name }”: { $steps } steps in { $lanes } lanes.
report-legend-before = − dashed: removed.
report-legend-after = + added, ≠ changed.
report-sheet = Sheet { $name } of { $last }
report-sheets = The drawing is on { $count } sheets that overlap a little: cut or join them along the marks at the corners. Letters from left to right, numbers from top to bottom.
report-sheets-small = The drawing is very large: even on { $count } sheets its type measures only { $size } pt. To read all of it use the SVG picture.
report-inside = Inside “{ $name }”

# For whom, the risk, how sure

report-for-whom = What changes, and for whom
report-no-changes = The two procedures have the same structure.
report-load-change = Load { $from } → { $to }.
report-load-same = Load { $from } → { $to }: cannot be told apart.
report-where = Where cases wait
report-of-all-wait = ({ $share } of all waiting)
report-no-wait = No case waits measurably.
report-risk = The risk
report-risk-unknown = Not known: without figures nothing can be said.
report-late = Outside the time limit – { $term }: { $share }.
report-late-year = { $count ->
    [one] That is about one case a year.
   *[other] That is about { $count } cases a year.
}
report-promise-missed = Below the promise of { $share }.
report-office-full = { $office } works near its limit, load { $load }: anything unforeseen lengthens the queues at once.
report-office-free = The fullest office is { $office }, load { $load }: it can bear the unforeseen.
report-untold = Whether it changes cannot be told: { $names }.
report-corruption = { $count ->
    [one] { $count } step with a high risk of corruption: { $names }.
   *[other] { $count } steps with a high risk of corruption: { $names }.
}
report-sure = What it rests on
report-numbers = { $count ->
    [one] { $count } number in the model: { $list }.
   *[other] { $count } numbers in the model: { $list }.
}
report-source-count = { $name }: { $count }
report-unsourced = without a source
report-unsure = Not very sure: { $count } of { $of }.
report-luck = { $count } simulated runs of { $cases } cases on average; seed { $seed }.
report-luck-pairs = { $count } pairs of runs with the same luck, { $cases } cases each on average; seed { $seed }.
report-short = Very large procedure: it was simulated with few runs, and intervals are wide. More runs can be asked for.

# The dossier

report-card = The procedure
report-term = Time limit: { $name }
report-size = { $steps } { $steps ->
    [one] step
   *[other] steps
}, { $flows } { $flows ->
    [one] flow
   *[other] flows
}, { $lanes } { $lanes ->
    [one] lane
   *[other] lanes
}.
report-cases = { $cases } cases a year.
report-year-cost = Cost of a year: about { $cost }.
report-findings = Findings
report-no-findings = No findings.
report-missing = What is missing
report-causes = What is waited for
report-causes-note = Days of waiting per case with the 95 % interval; parallel branches are added up.
report-offices = Offices
report-slowest = The slowest steps
report-times = How long cases take
report-times-note = Share of cases by duration in days, from arrival to end; the last hundredth stands in the last column.
report-times-alt = Duration of cases: { $mean } on average, one in ten beyond { $p90 }.
report-p90-mark = 90 % within { $value }
report-term-mark = time limit: { $term }
report-term-alt = { $name }: { $within } of cases. The last hundredth stands in the last column.
report-days = days
report-working-days = working days
report-comparison = Comparison
report-comparison-note = Both variants share their luck. Where the interval of the difference covers zero it says “not distinguishable”.
report-gains-note = Each change is made alone in the as-is, and left out alone of the to-be, with the same luck; in brackets the 95% interval.
report-gains-short = For a procedure as large as this the gain of each change is not worked out here. Ask for it with: prodigio compare --gains
report-gains-what = what it does
report-gains-out = lost if left out
report-gains-by = Gain measured by: { $aim }
report-gain-impossible = alone it cannot be simulated
report-kind = What
report-change = Change
report-annotations = Annotations step by step
report-annotations-of = Annotations: { $name }
report-no-steps = No steps.
report-notes = Open review notes
report-notes-of = Review notes: { $name }
report-sources = Sources
report-sources-note = Every number of the model with its source. “Illustrative” means invented to be plausible.
report-no-numbers = There are no numbers in the model.
report-made = How the figures were made
report-made-version = Program: prodigio { $version }.
report-made-model = Content of the study (fingerprint): { $model }.
report-made-seed = Seed of chance: { $seed }. The same study, seed and program give the same figures.
report-made-days = Cases are measured that come within { $measured } days after { $warmup } days of start; open ones are followed for { $drain } days more.
report-made-cases = { $cases } cases are simulated in each run.
report-made-run = { $name }: { $count } runs, { $cases } finished cases on average.
report-made-paired = Differences are taken pair by pair, with the same arrivals and the same luck; Student’s t intervals of 95 %.
report-run-notes = Notes of the simulation

report-col-office = Office
report-col-staff = Staff
report-col-load = Load
report-col-queue = Mean queue
report-col-queue-wait = Wait in the queue
report-col-share = Share of waiting
report-col-step = Step
report-col-visits = Visits
report-col-wait = Wait per case
report-col-critical = On the critical path
report-col-severity = Severity
report-col-place = Where
report-col-finding = Finding and remedy
report-col-more = More
report-col-numbers = Numbers
report-col-source = Source
report-col-who = Who or what
report-col-when = When
report-col-sure = How sure
report-col-number = No.
report-col-note = Note and answers
report-col-by = Who and when
report-col-field = Item
report-col-value = Content

# Deliver

deliver-page = Page for the manager
deliver-dossier = Dossier
deliver-drawing = Drawing on paper
deliver-paper-note-page = One A4 page with what decides: the five figures that matter with their interval, the two drawings, what changes for whom, the risk and the assumptions. With one variant only it is the page of the as-is.
deliver-paper-note-dossier = All that is known: card, drawings, findings, bottlenecks with plots, comparison, annotations step by step, the source of every number, seed and fingerprint of the model.
deliver-paper-note-drawing = The map of this variant as vectors with text that can be selected: fitted on one sheet, or over several sheets that are joined.
deliver-format = Format
deliver-language = Language of the document
deliver-sheet = Sheet
deliver-tiles = Over several sheets, legible
deliver-writing = Simulating and writing: { $done } of { $most }
deliver-stop = Stop
preview-pages = { $count ->
    [one] one page
   *[other] { $count } pages
}
preview-make = Prepare the preview
preview-renew = Renew
preview-stale = Something has changed since
preview-none = The pages as they will be printed. It is simulated first: this may take some seconds.
preview-making = Simulating: { $done } of { $most }
preview-page = Page { $page } of { $count }
compare-page = Page for the manager
notice-paper-stopped = Stopped: nothing was written to { $path }.

# Command line

cli-about-report = Writes the manager’s page or the dossier, as PDF or HTML
cli-arg-as_is = variant that is shown as it is; else the as-is of the study
cli-arg-to_be = variant it is compared with; else the first to-be
cli-arg-kind = page (one page, the usual) or dossier
cli-arg-paper = paper of a PDF: a4 (usual) or a3
cli-arg-tiles = spreads the drawing over several sheets with legible type
cli-only-pdf = --paper and --tiles are only for a .pdf file. Help: prodigio render --help
