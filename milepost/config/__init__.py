"""Settings, URLs and the gate: the only place that knows every app. It refuses to hold anything else."""
