package dev.treza.fleet.protocol;

import dev.treza.fleet.Realm;
import dev.treza.fleet.json.JsonObject;

/// Where a request is meant to be carried out; nothing approved for one place is valid in another.
public record RequestHead(Realm realm, String namespace, String enclave) {
  JsonObject.Builder writeTo(JsonObject.Builder json) {
    return json.text("realm", realm.text()).text("namespace", namespace).text("enclave", enclave);
  }
}
