exercise {}
level {}
avatar {}
reward {}
language {}
