#include "camera.h"

#include "fail.h"

// How much nearer and farther than the target things may be. A narrow range keeps depth fine.
#define CAMERA_NEAR 0.4
#define CAMERA_FAR  4.0

Camera camera_look(Vec3 eye, Vec3 target, double fov, int width, int height) {
    ASSERT(width > 0 && height > 0 && fov > 0 && fov < PI);
    Camera camera = {.eye = eye, .width = width, .height = height};
    Vec3 view = vec_sub(target, eye);
    camera.forward = vec_unit(view, vec3(0, 0, -1));
    Vec3 flat = vec_cross(camera.forward, vec3(0, 1, 0));
    camera.right = vec_unit(flat, vec3(1, 0, 0));
    camera.up = vec_cross(camera.right, camera.forward);
    camera.focal = height * 0.5 * own_cos(fov * 0.5) / own_sin(fov * 0.5);
    camera.center_x = width * 0.5;
    camera.center_y = height * 0.5;
    camera.distance = vec_length(view) > 0.01 ? vec_length(view) : 0.01;
    camera.near = camera.distance * CAMERA_NEAR;
    camera.far = camera.distance * CAMERA_FAR;
    return camera;
}

bool camera_project(const Camera *camera, Vec3 world, double *x, double *y, double *depth) {
    Vec3 view = vec_sub(world, camera->eye);
    double z = vec_dot(view, camera->forward);
    *x = *y = *depth = 0;
    if (!(z >= camera->near))
        return false;
    *x = camera->center_x + vec_dot(view, camera->right) * camera->focal / z;
    *y = camera->center_y - vec_dot(view, camera->up) * camera->focal / z;
    *depth = z;
    return true;
}
