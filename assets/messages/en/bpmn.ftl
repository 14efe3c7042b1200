# BPMN and engine files.
