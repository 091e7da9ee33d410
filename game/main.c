// The door to the game: everything that happens starts in app_run().
#include "app.h"

int main(int argc, char **argv) {
    return app_run(argc, argv);
}
