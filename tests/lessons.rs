//! Lessons: answers are marked by structure and figures, files are read or refused with a sentence.

#[path = "lessons/files.rs"]
mod files;
#[path = "lessons/course.rs"]
mod course;
#[path = "lessons/marks.rs"]
mod marks;
#[path = "support/wait.rs"]
mod wait;
