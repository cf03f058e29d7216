"""Item models of the window; each is checked by QAbstractItemModelTester in the tests."""
