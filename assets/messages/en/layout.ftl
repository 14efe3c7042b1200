# Positions and routes.
