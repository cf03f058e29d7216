"""Writing inside what stands whole in the text: cells of tables, captions, the parts of a statistic."""
