#!/usr/bin/env python3
"""A stand-in for kubectl with a cluster behind it, for tests. It is neither: it records how it is called, keeps objects in a
file, and does of a cluster's work only what the tests of KubectlTarget need - pods become ready or do not, as the test says
by their images; a Service leads to the ready pods that its selector selects; what can never be changed is refused.

The folder beside it holds: state.json (objects, and what runs), images.json (by image: how its pods behave, and the port of
the server that plays them), faults.json (calls that fail), calls.jsonl (each call), traffic.jsonl (the images behind the
Service after each change)."""

import json
import os
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def load(name, otherwise):
    path = os.path.join(HERE, name)
    if not os.path.exists(path):
        return otherwise
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def add_line(name, value):
    with open(os.path.join(HERE, name), "a", encoding="utf-8") as file:
        file.write(json.dumps(value) + "\n")


def fail(text, code=1):
    sys.stderr.write(text + "\n")
    sys.exit(code)


args = sys.argv[1:]
stdin = sys.stdin.read() if "-" in args else ""
add_line("calls.jsonl", {"args": args, "input": stdin})
while args and args[0] in ("--context", "--namespace"):
    args = args[2:]
command = " ".join(args)

faults = load("faults.json", [])
for index, fault in enumerate(faults):
    if fault["match"] in command:
        if not fault.get("always"):
            del faults[index]
            with open(os.path.join(HERE, "faults.json"), "w", encoding="utf-8") as file:
                json.dump(faults, file)
        if fault.get("hang"):
            time.sleep(600)
        fail(fault["error"], fault.get("exit", 1))

images = load("images.json", {})
state = load("state.json", {"objects": {}, "running": {}, "number": 0, "isvc": {}})


def save():
    with open(os.path.join(HERE, "state.json"), "w", encoding="utf-8") as file:
        json.dump(state, file)
    traffic = sorted({p["image"] for p in behind_services()})
    add_line("traffic.jsonl", traffic)


def image_of(item):
    spec = item["spec"]
    pod = spec["template"]["spec"] if "template" in spec else spec["predictor"]
    return pod["containers"][0]["image"]


def behaviour(image):
    return images.get(image, {}).get("behaviour", "ready")


def option(name):
    for i, arg in enumerate(args):
        if arg == name:
            return args[i + 1]
        if arg.startswith(name + "="):
            return arg[len(name) + 1 :]
    return None


def selects(selector, labels):
    return all(labels.get(k) == v for k, v in selector.items())


def pods():
    found = []
    for name, running in state["running"].items():
        for pod in running:
            found.append(pod)
    return found


def behind_services():
    found = []
    for item in state["objects"].values():
        if item["kind"] == "Service":
            found += [p for p in pods() if p["ready"] and selects(item["spec"]["selector"], p["labels"])]
        if item["kind"] == "InferenceService":
            shares = state["isvc"].get(item["metadata"]["name"], {}).get("traffic", [])
            found += [{"image": s["image"]} for s in shares if s["percent"] > 0]
    return found


def new_pod(name, image, labels):
    state["number"] += 1
    return {
        "name": f"{name}-{state['number']:04d}",
        "image": image,
        "labels": labels,
        "ready": behaviour(image) == "ready",
        "restarts": 3 if behaviour(image) == "crash" else images.get(image, {}).get("restarts", 0),
        "reason": {"crash": "CrashLoopBackOff", "pull": "ImagePullBackOff"}.get(behaviour(image), ""),
    }


def run_deployment(item):
    name, image = item["metadata"]["name"], image_of(item)
    labels = item["spec"]["template"]["metadata"]["labels"]
    count = item["spec"]["replicas"]
    running = state["running"].get(name, [])
    if behaviour(image) == "ready":
        same = [p for p in running if p["image"] == image and p["ready"]][:count]
        running = same + [new_pod(name, image, labels) for _ in range(count - len(same))]
    else:
        # None of the old ones ends before a new one is ready.
        running = [p for p in running if p["ready"]] + [new_pod(name, image, labels)]
    state["running"][name] = running


def run_inference_service(item):
    name, image = item["metadata"]["name"], image_of(item)
    percent = item["spec"]["predictor"].get("canaryTrafficPercent")
    own = state["isvc"].setdefault(name, {"rolledOut": None, "traffic": [], "revision": 0, "image": None})
    if own["image"] != image:
        own["image"] = image
        own["revision"] += 1
    labels = {"serving.kserve.io/inferenceservice": name}
    running = [p for p in state["running"].get(name, []) if p["ready"]]
    if not any(p["image"] == image for p in running):
        running.append(new_pod(name, image, labels))
    ready = behaviour(image) == "ready"
    if ready:
        if percent is None or own["rolledOut"] is None:
            own["rolledOut"] = image
            own["traffic"] = [{"image": image, "percent": 100, "latestRevision": True}]
            running = [p for p in running if p["image"] == image]
        else:
            own["traffic"] = [
                {"image": image, "percent": percent, "latestRevision": True},
                {"image": own["rolledOut"], "percent": 100 - percent, "latestRevision": False},
            ]
    state["running"][name] = running
    revision = f"{name}-predictor-{own['revision']:05d}"
    traffic = [] if images.get("raw") else [
        {"latestRevision": t["latestRevision"], "percent": t["percent"]} for t in own["traffic"]
    ]
    item["status"] = {
        "observedGeneration": item["metadata"]["generation"],
        "conditions": [
            {"type": "Ready", "status": "True" if ready else "False", "message": "" if ready else "Revision is missing"}
        ],
        "components": {
            "predictor": {
                "latestCreatedRevision": revision,
                "latestReadyRevision": revision if ready else f"{name}-predictor-old",
                "traffic": traffic,
            }
        },
    }


def apply():
    if "--server-side" not in args or option("--field-manager") != "mlops":
        fail("error: the stand-in applies on the server's side only")
    for item in json.loads(stdin)["items"]:
        key = f"{item['kind'].lower()}/{item['metadata']['name']}"
        for name in ("uid", "resourceVersion", "managedFields"):
            if name in item["metadata"]:
                fail(f"Error from server (Conflict): metadata.{name} must be unset")
        old = state["objects"].get(key)
        if old and item["kind"] == "Deployment" and old["spec"]["selector"] != item["spec"]["selector"]:
            fail(f'The Deployment "{item["metadata"]["name"]}" is invalid: spec.selector: field is immutable')
        changed = old is None or old["spec"] != item["spec"]
        metadata = item["metadata"]
        metadata["generation"] = (old["metadata"]["generation"] if old else 0) + (1 if changed else 0)
        metadata.update({"uid": "u", "resourceVersion": "7", "managedFields": [{"manager": "mlops"}]})
        item["status"] = old["status"] if old and "status" in old else {}
        state["objects"][key] = item
        if item["kind"] == "Deployment" and changed:
            metadata.setdefault("annotations", {})["deployment.kubernetes.io/revision"] = str(metadata["generation"])
            run_deployment(item)
        if item["kind"] == "InferenceService":
            run_inference_service(item)
        print(f"{key} serverside-applied")
    save()


def get():
    if args[1] == "secret":
        if args[2] in state.get("secrets", []):
            print(f"secret/{args[2]}")
        return
    selector = dict(pair.split("=") for pair in option("--selector").split(","))
    if args[1] == "pods":
        items = [
            {
                "metadata": {"name": p["name"], "labels": p["labels"]},
                "spec": {"containers": [{"image": p["image"]}]},
                "status": {
                    "conditions": [{"type": "Ready", "status": "True" if p["ready"] else "False"}],
                    "containerStatuses": [
                        {
                            "restartCount": images.get(p["image"], {}).get("restarts", p["restarts"]),
                            "state": {"waiting": {"reason": p["reason"], "message": "back-off"}} if p["reason"] else {},
                        }
                    ],
                },
            }
            for p in pods()
            if selects(selector, p["labels"])
        ]
    else:
        kinds = args[1].split(",")
        items = [
            x
            for x in state["objects"].values()
            if x["kind"].lower() in kinds and selects(selector, x["metadata"].get("labels", {}))
        ]
    print(json.dumps({"kind": "List", "items": items}))


def rollout():
    name = args[2].split("/")[1]
    item = state["objects"].get(f"deployment/{name}")
    if item is None:
        fail(f'Error from server (NotFound): deployments.apps "{name}" not found')
    if behaviour(image_of(item)) == "ready":
        print(f'deployment "{name}" successfully rolled out')
    elif behaviour(image_of(item)) == "never":
        print(f"Waiting for deployment \"{name}\" rollout to finish: 0 of 1 updated replicas are available...")
        fail("error: timed out waiting for the condition")
    else:
        fail(f'error: deployment "{name}" exceeded its progress deadline')


def delete():
    for key in [a for a in args[1:] if "/" in a]:
        item = state["objects"].pop(key, None)
        if item and item["kind"] in ("Deployment", "InferenceService"):
            state["running"].pop(item["metadata"]["name"], None)
            state["isvc"].pop(item["metadata"]["name"], None)
        print(f"{key} deleted")
    save()


def port_forward():
    kind, name = args[3].split("/")
    if kind == "service":
        selector = state["objects"][f"service/{name}"]["spec"]["selector"]
        found = [p for p in pods() if p["ready"] and selects(selector, p["labels"])]
    else:
        found = [p for p in pods() if p["name"] == name]
    if not found:
        fail(f'Error from server (NotFound): pods "{name}" not found')
    port = images[found[0]["image"]]["port"]
    print(f"Forwarding from 127.0.0.1:{port} -> 8080", flush=True)
    print("Forwarding from [::1]:1 -> 8080", flush=True)
    while True:
        time.sleep(60)


def logs():
    print("reading model.json\nUnhandled exception: no such file")


commands = {
    "apply": apply,
    "get": get,
    "rollout": rollout,
    "delete": delete,
    "port-forward": port_forward,
    "logs": logs,
}
if args[0] not in commands:
    fail(f'error: unknown command "{args[0]}" for "kubectl"')
commands[args[0]]()
