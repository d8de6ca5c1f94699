"""The single inspection framework, 2013 to 2018, and the monitoring that follows it, as data."""
