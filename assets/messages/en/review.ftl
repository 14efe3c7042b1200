# Review notes.

action-add-note = New review note
action-notes = Review notes

notes = Review notes
notes-tab = { $open ->
    [0] Review notes
   *[other] Review notes ({ $open })
}
notes-none = No notes. Whoever reads the drawing can leave one on a step, on an arrow or on the whole.
notes-none-open = No open notes.
notes-with-done = Also those done
notes-author = Written by
notes-author-hint = your name
notes-nobody = no name
notes-new = New note
notes-new-on = New note on “{ $place }”
notes-new-whole = New note on the whole procedure
notes-text-hint = What is wrong, what is missing, what do you ask?
notes-add = Add
notes-whole = whole procedure
notes-gone = no longer in the drawing
notes-open = open
notes-done = done
notes-by = { $author }, { $date }
notes-answers = { $count ->
    [one] 1 answer
   *[other] { $count } answers
}
notes-answer-hint = Answer
notes-answer = Answer
notes-finish = Mark as done
notes-reopen = Open again
notes-delete = Delete
notes-spoken = Note { $number }, { $state }, { $place }, { $by }: { $text } { $answers }
spoken-note = review note: { $text }
