#include "mould.h"

Tube *mould_tube(Field *field, const Station *station, int count, Vec3 side, double blend) {
    Tube tube = {.count = count, .side = side, .blend = blend};
    for (int i = 0; i < count; i++) {
        tube.point[i] = station[i].at;
        tube.across[i] = station[i].across;
        tube.deep[i] = station[i].deep > 0 ? station[i].deep : station[i].across;
    }
    field_add(field, &tube);
    return &field->tube[field->count - 1];
}

Tube *mould_ball(Field *field, Vec3 at, Vec3 half, Quat turn, double blend) {
    Tube tube = {.count = 1, .blend = blend, .along = half.y};
    tube.point[0] = at;
    tube.across[0] = half.x;
    tube.deep[0] = half.z;
    tube.side = quat_rotate(turn, vec3(1, 0, 0));
    tube.up = quat_rotate(turn, vec3(0, 1, 0));
    field_add(field, &tube);
    return &field->tube[field->count - 1];
}
