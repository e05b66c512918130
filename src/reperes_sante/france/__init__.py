"""French as it is written and read (spelling, typography, dates, figures), and the register of communes."""
