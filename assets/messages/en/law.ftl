# Dated legal figures and the legal clock.
