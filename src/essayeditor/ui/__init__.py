"""The window: what a person sees and touches. The only room that knows Qt."""
