local _ENV = {}
exercise {}
