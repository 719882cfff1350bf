"""One module per task: `predict(rows)` takes the permitted input fields and yields output rows."""
