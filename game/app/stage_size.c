// The size of the stage's picture: the view goes by its shape, the pixels by how sharp it is drawn.
#include "stage_inside.h"
#include "stage_view.h"

static int drawn(int size, double share) {
    return (int)(size * share + .5);
}

Camera stage_size_camera(const Stage *s, const StageView *view) {
    return stage_view_camera(view, drawn(s->width, s->share), drawn(s->height, s->share));
}

// Looks at all solved scenes anew: the picture has another shape.
static void look_anew(Stage *s) {
    stage_ahead_drop(s); // it looks at the old one
    for (int i = 0; i < STAGE_SCENES; i++)
        if (s->scene[i].version && s->scene[i].range >= 1)
            stage_view_choose(&s->scene[i], s->count, (double)s->width / s->height);
    for (int i = 0; i < STAGE_SCENES; i++) { // who moves less is seen from the same place
        StageScene *less = &s->scene[i];
        if (!less->version || less->range >= 1)
            continue;
        const StageScene *whole = stage_kept(s, less->version, 1);
        if (whole) {
            less->view = whole->view;
            less->ready = whole->ready;
        } else
            less->version = NULL; // to be solved again
    }
    s->home.exercise = NULL;
}

static bool set_size(Stage *s, int width, int height, double share) {
    int wide = drawn(width, share), high = drawn(height, share);
    bool same = wide == drawn(s->width, s->share) && high == drawn(s->height, s->share);
    if (!same && !raster_resize(s->raster, wide, high))
        return false;
    bool shape = (int64_t)width * s->height != (int64_t)height * s->width;
    s->width = width;
    s->height = height;
    s->share = share;
    if (shape)
        look_anew(s);
    return true;
}

bool stage_resize(Stage *s, int width, int height) {
    return set_size(s, width, height, s->share);
}

bool stage_sharpness(Stage *s, double share) {
    return set_size(s, s->width, s->height, share);
}
