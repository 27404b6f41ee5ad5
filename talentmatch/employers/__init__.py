"""What companies ask of the service: skill needs, interest in programmes, teams, alerts."""
