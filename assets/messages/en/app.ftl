# Commands and notices.
