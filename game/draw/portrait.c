#include "portrait.h"

#include <math.h>
#include <string.h>

#include "own.h"
#include "person.h"

#define FOV     .35          // radians
#define TURNED  radians(-17) // towards the picture's middle
#define LOOK_UP radians(4)

// What must not be the same for two people who look different.
static uint64_t key_of(const Painter *p, const Figure *f, PortraitCut cut, PaintBox box) {
    const Look *l = &f->look;
    double measure[] = {f->height,        f->youth, f->round, f->girth.chest_width,
                        f->shoulder_half, l->lashes};
    uint32_t look[] = {
        l->skin,         l->hair,        l->top, l->trousers, l->accent, (uint32_t)l->hair_style,
        l->stripes,      l->glasses,     f->old, f->man,      f->child,  (uint32_t)cut,
        (uint32_t)box.w, (uint32_t)box.h};
    uint64_t key = paint_key(77, &p->unit, sizeof p->unit);
    return paint_key(paint_key(key, measure, sizeof measure), look, sizeof look);
}

static Body turned_body(const Figure *f) {
    Body body;
    figure_rest(f, &body);
    Quat turn = quat_axis(vec3(0, 1, 0), TURNED);
    for (int j = 0; j < JOINT_COUNT; j++) {
        body.position[j] = quat_rotate(turn, body.position[j]);
        body.rotation[j] = quat_mul(turn, body.rotation[j]);
    }
    return body;
}

// So that what is asked for fills the picture's height, or its width where it is narrow.
static Camera camera_for(const Figure *f, const Body *body, PortraitCut cut, int w, int h) {
    double crown = body->position[JOINT_CROWN].y, high, middle;
    if (cut == PORTRAIT_BUST) {
        high = 2.0 * f->head;
        middle = crown - .64 * f->head;
    } else {
        high = 1.20 * crown;
        middle = .53 * crown;
    }
    double wide = cut == PORTRAIT_BUST ? 1.60 * f->head : .48 * crown;
    double aspect = (double)w / h;
    high = high * aspect < wide ? wide / aspect : high;
    double half = FOV / 2, distance = .5 * high * own_cos(half) / own_sin(half);
    Vec3 target = vec3(0, middle, 0);
    Vec3 back = vec3(0, own_sin(LOOK_UP), own_cos(LOOK_UP));
    return camera_look(vec_add(target, vec_scale(back, distance)), target, FOV, w, h);
}

static void make_materials(const Figure *f, Material *material) {
    MaterialLook looks[PERSON_MATERIALS];
    MaterialLight light = material_light(HOUR_NOON);
    person_looks(f, looks);
    for (int i = 0; i < PERSON_MATERIALS; i++)
        material_make(&material[i], &looks[i], &light);
    FacePaint face = person_face(f);
    face.smile = .8f;
    material[PERSON_FACE].face = face;
}

static SDL_Surface *surface_of(RasterPicture picture) {
    SDL_Surface *surface = paint_surface(picture.width, picture.height);
    if (!surface)
        return NULL;
    BrushCanvas canvas = paint_canvas(surface);
    for (int y = 0; y < picture.height; y++)
        memcpy(canvas.pixel + y * canvas.stride, picture.pixel + y * picture.stride,
               (size_t)picture.width * 4);
    brush_straighten(canvas);
    return surface;
}

SDL_Surface *portrait_surface(const Figure *f, PortraitCut cut, int w, int h) {
    static const int LEAST = 16;
    Raster *raster = raster_create(w < LEAST ? LEAST : w, h < LEAST ? LEAST : h);
    Person *person = raster ? person_create(f, 0) : NULL;
    Material *material = person ? SDL_calloc(PERSON_MATERIALS, sizeof *material) : NULL;
    SDL_Surface *surface = NULL;
    if (material) {
        Body body = turned_body(f);
        Camera camera = camera_for(f, &body, cut, w < LEAST ? LEAST : w, h < LEAST ? LEAST : h);
        PersonState state = {.breath = .3f};
        make_materials(f, material);
        person_pose(person, &body, &state);
        RasterScene scene = {.camera = &camera, .materials = material};
        RasterMesh mesh = person_mesh(person);
        raster_begin(raster, &scene);
        raster_add(raster, &mesh);
        surface = surface_of(raster_finish(raster));
    }
    SDL_free(material);
    person_destroy(person);
    raster_destroy(raster);
    return surface;
}

bool portrait_ready(Painter *p, const Figure *f, PortraitCut cut, PaintBox box) {
    int w, h;
    return paint_find(p, key_of(p, f, cut, box), &w, &h) != NULL;
}

void portrait_draw(Painter *p, const Figure *f, PortraitCut cut, PaintBox box) {
    uint64_t key = key_of(p, f, cut, box);
    int w = (int)box.w, h = (int)box.h;
    SDL_Texture *texture = paint_find(p, key, &w, &h);
    if (!texture) {
        SDL_Surface *surface = portrait_surface(f, cut, w, h);
        if (!surface)
            return;
        texture = paint_keep(p, key, surface);
    }
    paint_copy(p, texture, (int)lroundf(box.x), (int)lroundf(box.y), (int)box.w, (int)box.h, 1);
}
