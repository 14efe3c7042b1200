# Opening and saving.
