"""How the window looks: colours, type, spacing, icons, and the proxy style that paints controls."""
