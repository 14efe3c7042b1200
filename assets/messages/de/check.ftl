# Findings of the checks: finding-CODE and finding-CODE-hint.
