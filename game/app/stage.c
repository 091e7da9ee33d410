#include "stage.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "stage_face.h"
#include "stage_view.h"

enum {
    FIRST_MAT = PERSON_MATERIALS,
    FIRST_CHAIR = FIRST_MAT + MAT_MATERIALS,
    FIRST_BAND = FIRST_CHAIR + CHAIR_MATERIALS,
    MATERIALS_EACH = FIRST_BAND + BAND_MATERIALS
};

typedef struct {
    const Figure *figure;
    Person *person;
    Prop *mat, *chair, *band;
    Posture posture; // as last drawn, on the stage
} Actor;

struct Stage {
    Raster *raster;
    Material material[STAGE_PEOPLE * MATERIALS_EACH];
    Actor actor[STAGE_PEOPLE];
    int count, width, height;
    StageScene scene[STAGE_SCENES];
    unsigned uses;
    Camera camera;
    Hour hour;
};

// Colours of mats, bands and chairs, by person.
static const unsigned MAT_COLOR[] = {0x5FB3A4, 0xF2BE63, 0x8E9AC9, 0xE79A86};
static const unsigned BAND_COLOR[] = {0xF2B33D, 0x2F8F86, 0xC9607A, 0x5B6BB0};
static const unsigned WOOD_COLOR[] = {0xB9743E, 0xE3D2BC, 0x9A6A48, 0xC99B62};

static void make_materials(Stage *s, int i) {
    Actor *a = &s->actor[i];
    Material *m = &s->material[i * MATERIALS_EACH];
    MaterialLight light = material_light(s->hour);
    MaterialLook looks[MATERIALS_EACH];
    memset(looks, 0, sizeof looks);
    person_looks(a->figure, looks);
    prop_mat_looks(MAT_COLOR[i], &looks[FIRST_MAT]);
    prop_chair_looks(WOOD_COLOR[i], 0xF4C24F, &looks[FIRST_CHAIR]);
    prop_band_looks(BAND_COLOR[i], &looks[FIRST_BAND]);
    for (int k = 0; k < MATERIALS_EACH; k++)
        material_make(&m[k], &looks[k], &light);
    m[PERSON_FACE].face = person_face(a->figure);
}

static bool make_actor(Stage *s, int i, const Figure *f) {
    Actor *a = &s->actor[i];
    int first = i * MATERIALS_EACH;
    a->figure = f;
    a->person = person_create(f, first);
    a->mat = prop_mat_create(STAGE_MAT_LENGTH * f->height, STAGE_MAT_WIDTH * f->height,
                             first + FIRST_MAT);
    a->chair = prop_chair_create(f->chair_top, .26 * f->height, first + FIRST_CHAIR);
    a->band = prop_band_create(.026 * f->height, first + FIRST_BAND);
    if (!a->person || !a->mat || !a->chair || !a->band)
        return false;
    make_materials(s, i);
    return true;
}

Stage *stage_create(const Figure *const *figures, int count, int width, int height, Hour hour) {
    ASSERT(count > 0 && count <= STAGE_PEOPLE);
    Stage *s = calloc(1, sizeof *s);
    if (!s) {
        fail("out of memory");
        return NULL;
    }
    s->count = count;
    s->width = width;
    s->height = height;
    s->hour = hour;
    s->raster = raster_create(width, height);
    bool made = s->raster != NULL;
    for (int i = 0; made && i < count; i++)
        made = make_actor(s, i, figures[i]);
    if (!made) {
        stage_destroy(s);
        return NULL;
    }
    return s;
}

void stage_destroy(Stage *s) {
    if (!s)
        return;
    for (int i = 0; i < s->count; i++) {
        person_destroy(s->actor[i].person);
        prop_destroy(s->actor[i].mat);
        prop_destroy(s->actor[i].chair);
        prop_destroy(s->actor[i].band);
    }
    raster_destroy(s->raster);
    free(s);
}

bool stage_resize(Stage *s, int width, int height) {
    if (width == s->width && height == s->height)
        return true;
    if (!raster_resize(s->raster, width, height))
        return false;
    s->width = width;
    s->height = height;
    for (int i = 0; i < STAGE_SCENES; i++)
        if (s->scene[i].version)
            stage_view_choose(&s->scene[i], s->count, (double)width / height);
    return true;
}

Raster *stage_raster(Stage *s) {
    return s->raster;
}

const Camera *stage_camera(const Stage *s) {
    return &s->camera;
}

RoomView stage_room(const Stage *s) {
    double x, y, depth;
    Vec3 foot =
        vec3(s->camera.eye.x, 0, STAGE_WALL); // where the wall meets the floor, straight ahead
    if (!camera_project(&s->camera, foot, &x, &y, &depth))
        return (RoomView){0};
    return (RoomView){(float)(s->camera.focal / depth), (float)y};
}

const Posture *stage_posture(const Stage *s, int who) {
    return &s->actor[who].posture;
}

const StageScene *stage_scene(Stage *s, const Exercise *exercise, int version, double range) {
    const Version *v = &exercise->version[version];
    StageScene *oldest = &s->scene[0];
    for (int i = 0; i < STAGE_SCENES; i++) {
        StageScene *scene = &s->scene[i];
        if (scene->version == v && fabs(scene->range - range) < 1e-9) {
            scene->used = ++s->uses;
            return scene;
        }
        if (scene->used < oldest->used)
            oldest = scene;
    }
    *oldest = (StageScene){.version = v, .range = range, .used = ++s->uses};
    oldest->turns = exercise->sides == SIDES_EACH;
    for (int i = 0; i < s->count; i++)
        motion_init(&oldest->motion[i], s->actor[i].figure, v, range);
    stage_view_choose(oldest, s->count, (double)s->width / s->height);
    return oldest;
}

// ---- a moment ----

// The yaw that the view has reached at the end of a half-breath; before the first it is the
// version's.
static double yaw_after(const StageScene *scene, const Timeline *t, int index) {
    double yaw = scene->view.yaw;
    if (index < 0)
        return yaw;
    const Phase *p = &t->phase[index];
    if (p->step->turns)
        yaw = p->step->yaw;
    // The view mirrors with the side, and turns before a new side begins.
    Side side = p->rep_ends && index + 1 < t->count ? p[1].side : p->side;
    return scene->view.mirrors && side == SIDE_LEFT ? -yaw : yaw;
}

static double yaw_now(const StageShot *shot) {
    const Timeline *t = shot->timeline;
    if (!t)
        return shot->scene->view.yaw;
    int index = timeline_at(t, shot->breath);
    double share = (shot->breath - t->phase[index].start) / breath_share(t->phase[index].air);
    return mix(yaw_after(shot->scene, t, index - 1), yaw_after(shot->scene, t, index),
               blend_ease(share));
}

static StageView mixed_view(const StageView *a, const StageView *b, double t, int count) {
    StageView v = *b;
    v.yaw = mix(a->yaw, b->yaw, t);
    v.pitch = mix(a->pitch, b->pitch, t);
    v.target = vec_mix(a->target, b->target, t);
    v.distance = mix(a->distance, b->distance, t);
    for (int i = 0; i < count; i++) {
        v.place[i] = vec_mix(a->place[i], b->place[i], t);
        v.pivot[i] = mix(a->pivot[i], b->pivot[i], t);
    }
    return v;
}

bool stage_view_moves(const StageShot *shot) {
    const StageView *a = &shot->from->view, *b = &shot->scene->view;
    return fabs(a->distance - b->distance) > 1e-6 || fabs(a->pitch - b->pitch) > 1e-6 ||
           vec_length(vec_sub(a->target, b->target)) > 1e-6;
}

typedef struct {
    Quat turn;
    Vec3 from, to; // a point of the body's own world, and where it is on the stage
} Spot;

static Vec3 on_stage(const Spot *spot, Vec3 p) {
    return vec_add(spot->to, quat_rotate(spot->turn, vec_sub(p, spot->from)));
}

static void put_on_stage(const Spot *spot, Posture *p) {
    for (int j = 0; j < JOINT_COUNT; j++) {
        p->body.position[j] = on_stage(spot, p->body.position[j]);
        p->body.rotation[j] = quat_mul(spot->turn, p->body.rotation[j]);
    }
    for (int s = 0; s < SIDE_COUNT; s++)
        p->grip[s] = on_stage(spot, p->grip[s]);
}

static void draw_band(Stage *s, Actor *a, const StageShot *shot, const Spot *spot) {
    const Posture *p = &a->posture;
    bool has = shot->scene->version->prop[PROP_BAND],
         had = shot->from && shot->from->version->prop[PROP_BAND];
    if (!has && !had)
        return;
    double held = 1;
    if (shot->from && !(has && had)) // it floats to the hands, or away
        held = has ? blend_ease((shot->change - .35) / .5) : 1 - blend_ease(shot->change / .4);
    if (held <= 0)
        return;
    Vec3 grip[2], along[2];
    for (int side = 0; side < SIDE_COUNT; side++) {
        Vec3 away = vec_add(spot->to, vec3(3.2, 1.2 + .3 * side, 1.0));
        grip[side] = vec_mix(away, p->grip[side], held);
        // The free end leaves the fist on the little finger's side, away from the other hand.
        along[side] =
            vec_unit(vec_sub(p->grip[side], p->grip[1 - side]), vec3(side ? -1 : 1, 0, 0));
    }
    prop_band_span(a->band, grip, along, s->camera.eye, 0);
    RasterMesh mesh = prop_mesh(a->band);
    raster_add(s->raster, &mesh);
}

static void draw_chair(Stage *s, Actor *a, const StageShot *shot, const Spot *spot, double yaw) {
    bool has = shot->scene->version->prop[PROP_CHAIR];
    bool had = shot->from && shot->from->version->prop[PROP_CHAIR];
    if (!has && !had)
        return;
    double here = 1;
    if (shot->from && !(has && had)) // it walks on from the side, or off
        here = has ? blend_ease(shot->change / .8) : 1 - blend_ease(shot->change / .8);
    if (here <= 0)
        return;
    Vec3 place = on_stage(spot, vec3(0, 0, a->figure->chair_away));
    place.x += 4.0 * (1 - here);
    prop_place(a->chair, place, yaw);
    RasterMesh mesh = prop_mesh(a->chair);
    raster_add(s->raster, &mesh);
}

static void live(Stage *s, int who, const StageShot *shot, const Spot *spot) {
    Actor *a = &s->actor[who];
    const Posture *p = &a->posture;
    PersonState state = {.breath = (float)shot->lungs};
    for (int side = 0; side < SIDE_COUNT; side++)
        state.hand[side] = (HandShape){(float)p->flat[side], (float)p->closed[side]};
    person_pose(a->person, &p->body, &state);
    FaceView view = {who,          &shot->scene->motion[who], p, spot->turn, spot->from, spot->to,
                     s->camera.eye};
    stage_face(shot, &view, &s->material[who * MATERIALS_EACH + PERSON_FACE].face);
}

RasterPicture stage_draw(Stage *s, const StageShot *shot) {
    const StageScene *scene = shot->scene;
    bool changing = shot->from != NULL;
    double t = blend_ease(shot->change);
    StageView view =
        changing ? mixed_view(&shot->from->view, &scene->view, t, s->count) : scene->view;
    double yaw = changing ? view.yaw : yaw_now(shot);
    s->camera = stage_view_camera(&view, s->width, s->height);
    RasterScene picture = {.camera = &s->camera, .materials = s->material};
    picture.shadow = (RasterShadow){.to_light = {-.55f, 1.0f, .35f},
                                    .back_z = (float)STAGE_WALL,
                                    .color = 0x5A3A5E,
                                    .strength = .40f};
    raster_begin(s->raster, &picture);
    for (int i = 0; i < s->count; i++) {
        Actor *a = &s->actor[i];
        if (changing)
            motion_change(&shot->from->motion[i], shot->from_pose, &scene->motion[i], shot->to_pose,
                          shot->change, &a->posture);
        else if (shot->timeline)
            motion_at(&scene->motion[i], shot->timeline, shot->breath, &a->posture);
        else
            motion_still(&scene->motion[i], scene->version->start, &a->posture);
        Spot spot = {quat_axis(vec3(0, 1, 0), yaw), vec3(0, 0, view.pivot[i]), view.place[i]};
        put_on_stage(&spot, &a->posture);
        live(s, i, shot, &spot);
        Vec3 mat = on_stage(&spot, vec3(0, 0, .6 * view.pivot[i]));
        prop_place(a->mat, mat, yaw);
        RasterMesh mat_mesh = prop_mesh(a->mat), person_skin = person_mesh(a->person);
        raster_add(s->raster, &mat_mesh);
        raster_add(s->raster, &person_skin);
        draw_chair(s, a, shot, &spot, yaw);
        draw_band(s, a, shot, &spot);
    }
    return raster_finish(s->raster);
}
