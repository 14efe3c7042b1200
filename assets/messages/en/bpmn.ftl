# BPMN and engine files.

finding-bpmn-bytes-replaced = Some characters of the file were not valid and have been replaced.
finding-bpmn-bytes-replaced-hint = Check names with accented letters; save the original again as UTF-8 if something is missing.
finding-bpmn-id-missing = An element had no id: it is now { $id }.
finding-bpmn-id-missing-hint = Nothing needs to be done.
finding-bpmn-id-mended = The id “{ $old }” is not allowed: it is now { $id }.
finding-bpmn-id-mended-hint = If another program looks for the element by its id, tell it the new one.
finding-bpmn-id-twice = The id “{ $old }” stood twice: the second element is now { $id }.
finding-bpmn-id-twice-hint = References go to the first of the two: check the arrows.
finding-bpmn-annotation-unreadable = The annotation “{ $field }” cannot be read and was left aside.
finding-bpmn-annotation-unreadable-hint = The file may come from a newer version: update the program, or enter the value again.
finding-bpmn-host-unknown = The event was attached to “{ $host }”, which does not exist: it is now an intermediate event.
finding-bpmn-host-unknown-hint = Attach it to the right activity again.
finding-bpmn-step-not-drawn = The step was missing from the file’s drawing: it now stands below the others.
finding-bpmn-step-not-drawn-hint = Move it where it belongs.
finding-bpmn-flow-loose = The arrow { $id } does not leave or does not reach a step: it is kept in the file but not shown.
finding-bpmn-flow-loose-hint = Draw it again if it is needed.
finding-bpmn-flow-crosses = The arrow { $id } crosses the border of a sub-procedure: it is kept in the file but not shown.
finding-bpmn-flow-crosses-hint = Lead it to the sub-procedure, or to one of its events.
finding-bpmn-link-loose = The line { $id } has an unknown end: it is kept in the file but not shown.
finding-bpmn-link-loose-hint = Draw it again if it is needed.
