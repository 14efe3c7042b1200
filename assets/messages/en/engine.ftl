# Engines and the folder that hands a procedure over.
engine-operaton = Operaton
engine-camunda7 = Camunda 7
engine-camunda8 = Camunda 8
engine-flowable = Flowable
engine-spiff = SpiffWorkflow
engine-bpmn-engine = bpmn-engine
engine-bpmn = Executable BPMN 2.0

# Types of values.
type-text = text
type-number = number
type-boolean = true or false
type-date = date

# Forms.
form-document-in = { $name }: examined
form-document-out = { $name }: register number or link
deliver-file = File
deliver-forms = Forms ({ $count })
deliver-no-forms = No person’s task asks for anything: there are no forms.
deliver-form-of = Form of
deliver-form-hint = This is what whoever does the task will see. Try it: what you enter here is not kept.
deliver-form-empty = It asks for nothing: whoever does the task completes it.
deliver-form-day = yyyy-mm-dd
deliver-project = Write the folder

# What an engine cannot be told; the hint says what was written instead.
finding-engine-send-task = “{ $step }”: this engine does not leave a send task to a program.
finding-engine-send-task-hint = In the file it is an automatic task.
finding-engine-start-message = “{ $step }”: here a message does not start a case.
finding-engine-start-message-hint = In the file it is an ordinary start: the program around the engine starts the case when the message comes.
finding-engine-transaction = “{ $step }”: this engine does not know transactions.
finding-engine-transaction-hint = In the file it is an ordinary sub-process: nothing is undone by itself.
finding-engine-call-elsewhere = “{ $step }” calls “{ $called }”, which is not in this file.
finding-engine-call-elsewhere-hint = Deploy that procedure too, with this name as its id.
finding-engine-call-out = “{ $step }”: this engine hands variables to the called procedure but does not bring all back.
finding-engine-call-out-hint = In the file all go in; name in the engine those that must come back.
finding-engine-link-event = “{ $step }”: this engine does not know links between places of the drawing.
finding-engine-link-event-hint = In the file an arrow joins the two places.
finding-engine-link-alone = “{ $step }”: the other end of this link is missing.
finding-engine-link-alone-hint = In the file it is alone too, and an engine may refuse it: give both links the same name on the same level, or draw the missing one.
finding-engine-link-alone-plain = “{ $step }”: the other end of this link is missing.
finding-engine-link-alone-plain-hint = This engine does not know links, so in the file it is an ordinary event: at one that leaves the case ends in silence, and no case comes to one that goes on. Give both links the same name on the same level, or draw the missing one.
finding-engine-throw-event = “{ $step }”: this engine does not emit this event.
finding-engine-throw-event-hint = In the file the case passes on without it.
finding-engine-catch-event = “{ $step }”: this engine does not wait for this event.
finding-engine-catch-event-hint = In the file it waits for a message.
finding-engine-timer-cycle = “{ $step }”: this engine does not repeat a timer here.
finding-engine-timer-cycle-hint = In the file it fires once.
finding-engine-condition-nowhere = Here the condition, or the mark of the default branch, decides nothing.
finding-engine-condition-nowhere-hint = It is not in the file.
finding-engine-condition-kept = The condition “{ $condition }” is written for the engine and prodigio does not understand it.
finding-engine-condition-kept-hint = It is in the file as it was: no sample path passes it.
finding-engine-name-reserved = The variable “{ $name }” of this condition has a name that some engines take for their own.
finding-engine-name-reserved-hint = It is in the file all the same: give it another name if the engine refuses it.
finding-engine-condition-label = The condition “{ $condition }” is no expression.
finding-engine-condition-label-hint = In the file it is the documentation of the arrow; the gateway’s variable decides.
finding-engine-case-officer = “{ $step }”: it cannot be said here that the task is the case officer’s.
finding-engine-case-officer-hint = In the file the lane remains: assign it in the program that shows the tasks.
finding-engine-due-date = “{ $step }”: the due date runs from when the task begins, not by the legal clock.
finding-engine-due-date-hint = In the file it is the whole length of the term: correct it if the term runs from before.
finding-engine-priority-range = “{ $step }”: the priority is beyond the engine’s scale.
finding-engine-priority-range-hint = In the file it is the nearest possible.
finding-engine-priority-nowhere = “{ $step }”: in an engine only people’s tasks have a priority.
finding-engine-priority-nowhere-hint = It is not in the file.
finding-engine-form = “{ $step }”: this file cannot hold the form ({ $fields }).
finding-engine-form-hint = The form is in the folder of the hand-over: whoever builds the screens can draw it.
finding-engine-form-kept = “{ $step }”: the file gives this task a form of its own.
finding-engine-form-kept-hint = That form is in the file as it was; what prodigio would ask for is not.
finding-engine-form-date = “{ $step }”: in conditions of this engine a date is a text.
finding-engine-form-date-hint = In the form it is written as yyyy-mm-dd.
finding-engine-nobody-asked = “{ $step }”: no form asks for { $variables }.
finding-engine-nobody-asked-hint = The value must come from the program that does the step before, or from who starts the case.
finding-engine-documents = “{ $step }”: documents in and out are not in the file.
finding-engine-documents-hint = Only people’s tasks have a form.
finding-engine-backlog = “{ $step }”: the cases that wait at the beginning serve the simulation.
finding-engine-backlog-hint = They are not in the file.
finding-engine-answer = The time of answer of a black box serves the simulation.
finding-engine-answer-hint = In the file the case waits until the answer comes.
finding-engine-group = In the engine the office “{ $name }” is the group { $group }.
finding-engine-group-hint = Its name is not in the file, except where a lane says it.
finding-engine-office-kind = “{ $name }” is not an office of the body.
finding-engine-office-kind-hint = In the file only the body’s process runs; tasks of others in that process have a group all the same.
finding-engine-organigram = “{ $name }”: the unit above and the IPA code are not in the file.
finding-engine-organigram-hint = They stay in the study: define the groups in the engine.
finding-engine-band-office = The office of a lane or pool is in the file only as the group of its tasks.
finding-engine-band-office-hint = Where the dialect has no groups the lane’s name remains.
finding-engine-artifact-lane = The lane of a thing beside the flow cannot be said.
finding-engine-artifact-lane-hint = In the file its place in the drawing remains.
finding-engine-line-name = A line of association has no name in BPMN.
finding-engine-line-name-hint = The name is not in the file.
finding-engine-field = The field “{ $field }” cannot be told to an engine.
finding-engine-field-hint = It is not in the file; it stays in the study.
finding-engine-outcome = “{ $step }”: an engine does not know what an end means in law.
finding-engine-outcome-hint = In the file the name of the end remains.
finding-engine-card = The card cannot be told to an engine: { $field ->
        [description] description
        [initiative] initiative
        [basis] legal basis
        [unit] responsible unit
        [case_officer] case officer
        [deciding_body] deciding body
        [substitute_power] substitute power
        [adopted] adopted proposals
        [remedies] remedies
        [notes] notes
       *[other] { $field }
    }.
finding-engine-card-hint = It stays in the study.
finding-engine-term = The term “{ $name }”, with its way of counting, cannot be told to an engine.
finding-engine-term-hint = In the file it is only the duration { $length }, where a timer waits for it or a task brings it to an end.
finding-engine-silence = The silence at the end of the term “{ $name }” is not drawn.
finding-engine-silence-hint = In the file nothing happens when it ends: draw a timer on a border, tied to the term.
finding-engine-first-day = The first day serves the simulation.
finding-engine-first-day-hint = It is not in the file.
finding-engine-languages = A file for an engine has one language.
finding-engine-languages-hint = In the file it is the study’s; texts in others stay in the study.
finding-engine-body = What is said of the body is not in the file.
finding-engine-body-hint = It stays in the study.
finding-engine-foreign = “{ $step }”: it carries words of another program that this engine does not read.
finding-engine-foreign-hint = They stay in the file as they were.
finding-engine-arrows-loose = { $count ->
    [one] One arrow or line has an end that is missing or not in the file: { $arrows }.
   *[other] { $count } arrows or lines have an end that is missing or not in the file: { $arrows }.
}
finding-engine-arrows-loose-hint = Left out of the file, which an engine would refuse. Draw again what is needed.
finding-engine-flows-across = { $count ->
    [one] One arrow leads from one process or sub-process into another: { $arrows }.
   *[other] { $count } arrows lead from one process or sub-process into another: { $arrows }.
}
finding-engine-flows-across-hint = Left out of the file, which an engine would refuse. Between two pools a message goes; a sub-process is left at its border.
finding-engine-data-asked = Drawn data is not executed.
finding-engine-data-asked-hint = In the file it is a question in the form of the tasks that use it.

# The page of a folder.
handover-intro = This folder has { $engine } run the procedure. prodigio { $version } wrote it from the study: to change anything, change the study and write the folder again.
handover-files = The files
handover-file-process = the process
handover-file-forms = the forms of the tasks, for form-js
handover-file-paths = for each end of the procedure, the variables, timers and events that lead there
handover-file-start = the same, as the body of the request that starts a case
handover-deploy = Deploy and start
handover-deploy-operaton = Deploy `{ $file }` with `POST /deployment/create` (multipart) of the engine’s REST interface. Start a case with `POST /process-definition/key/{ $process }/start` and a file of `start/` as its body. People complete tasks in the task list; a program does so with `POST /task/ID/complete`.
handover-deploy-camunda7 = Deploy `{ $file }` with `POST /deployment/create` (multipart) of the engine’s REST interface. Start a case with `POST /process-definition/key/{ $process }/start` and a file of `start/` as its body. People complete tasks in the task list; a program does so with `POST /task/ID/complete`.
handover-deploy-camunda8 = Deploy `{ $file }` and the files of `forms/` together with `POST /v2/deployments` (multipart, field `resources`). Start a case with `POST /v2/process-instances` and a file of `start/` as its body (process `{ $process }`). Tasks are done in Tasklist, with their forms.
handover-deploy-flowable = Deploy `{ $file }` with `POST /repository/deployments` (multipart) of the REST interface. Start a case with `POST /runtime/process-instances` and a file of `start/` as its body (process `{ $process }`). A program completes a task with `POST /runtime/tasks/ID` and `"action": "complete"`.
handover-deploy-spiff = Read `{ $file }` with SpiffWorkflow’s `CamundaParser`, which reads its forms too, and take the process `{ $process }`. Put the variables of a file of `paths/` into the data of the first ready task and let the process go on; each person’s task shows `task_spec.form`.
handover-deploy-bpmn-engine = Give the text of `{ $file }` as `source` of `new Engine(…)` and the variables of a file of `paths/` as `variables`; the process `{ $process }` starts. Conditions read `environment.variables`: whoever completes a task puts the answers there, before `signal()`. Automatic tasks ask for a service function.
handover-deploy-bpmn = Load `{ $file }` into the engine and start the process `{ $process }` with the variables of a file of `paths/`. Conditions are written as `${"{"}…{"}"}`: if the engine has another language, choose its dialect.
handover-message-operaton = This procedure begins with a message: send the file of `start/` to `POST /message`.
handover-message-camunda7 = This procedure begins with a message: send the file of `start/` to `POST /message`.
handover-message-camunda8 = This procedure begins with a message: send the file of `start/` to `POST /v2/messages/publication`.
handover-message-flowable = This procedure begins with a message: the file of `start/` names it in `message`.
handover-variables = The variables
handover-variable = Variable
handover-meaning = What it says
handover-values = Values
handover-set-by = Set by
handover-set-outside = a program, or who starts the case
handover-days = A date is written `yyyy-mm-dd`.
handover-paths = The paths
handover-paths-how = To repeat a path start a case with the variables of its file, complete every task without changing them, and let the timers marked `fire` go off (and none of those marked `never`); where one of several events is awaited, the one named under `events` happens.
handover-path = File
handover-end = End
handover-way = Steps
handover-groups = The groups
handover-groups-how = Each task is offered to the group of its office. Make these groups in the engine and put the people into them.
handover-group = Group
handover-office = Office
handover-jobs = What programs do
handover-jobs-how = A program listens to each of these topics and completes the job.
handover-jobs-caller = The program around the engine does these steps and completes them.
handover-topic = Topic
handover-step = Step
handover-messages = The messages
handover-messages-how = A message reaches its case by its name and the key of the case.
handover-messages-key = A message reaches its case by its name and the value of the variable `{ $key }`, which every case is given at the start.
handover-message = Message
handover-losses = What the file does not say
handover-nothing-lost = Nothing is lost.

# Conditions.
finding-condition-unread = The condition “{ $condition }” cannot be read, character { $column }: { $trouble ->
        [condition-too-large] it is too long or too nested
        [condition-ends] it ends too early
       *[condition-unexpected] “{ $what }” cannot stand here
        [condition-open-text] the closing quote is missing
        [condition-no-such-day] there is no day { $what }
        [condition-types] there is { $is ->
            [type-number] a number
            [type-boolean] true or false
            [type-date] a date
           *[type-text] a text
        }, { $wanted ->
            [type-number] a number
            [type-boolean] true or false
            [type-date] a date
           *[type-text] a text
        } is needed
        [condition-two-types] { $what } is used as { $is ->
            [type-number] a number
            [type-boolean] true or false
            [type-date] a date
           *[type-text] a text
        } and as { $wanted ->
            [type-number] a number
            [type-boolean] true or false
            [type-date] a date
           *[type-text] a text
        }
        [condition-no-order] larger and smaller are for numbers, dates and texts
    }.
finding-condition-unread-hint = Write for example: amount > 1000 and result = "yes".
finding-condition-mixed = The variable { $what } is used as { $is ->
            [type-number] a number
            [type-boolean] true or false
            [type-date] a date
           *[type-text] a text
        } and elsewhere as { $wanted ->
            [type-number] a number
            [type-boolean] true or false
            [type-date] a date
           *[type-text] a text
        }.
finding-condition-mixed-hint = Use it the same way in all conditions.
remedy-condition = Write the condition…
deliver-more-places = and { $count } more
deliver-more-losses = and { $count } more: all are on the page in the folder
handover-case-id = the key of the case, a different one for each
handover-case-officer = which person is the case officer
finding-engine-form-number = “{ $step }”: numbers in this engine’s forms are whole.
finding-engine-form-number-hint = The form asks for a whole number: use a smaller unit for decimals.
finding-engine-no-path = “{ $step }”: no path that leads there was found.
finding-engine-no-path-hint = The folder has no variables for this end: conditions on the way contradict each other, nothing leads there, or there are too many ways to try. On borders only timers are followed, not errors, messages or signals.
handover-processes = Several processes of the file run. Start the one that a path begins in:
finding-engine-start-chosen = “{ $step }”: this engine does not start a case here.
finding-engine-start-chosen-hint = In the file a gateway behind the first start leads here: its variable says where the case begins.
finding-engine-throws-several = “{ $step }” emits several events.
finding-engine-throws-several-hint = In the file it emits one message, or nothing where the engine emits none.
finding-engine-start-inside = “{ $step }”: inside a sub-process nothing is waited for at the beginning.
finding-engine-start-inside-hint = In the file it is an ordinary start.
