"""Pure decisions about a safe point: no Flask, no database, no map."""
