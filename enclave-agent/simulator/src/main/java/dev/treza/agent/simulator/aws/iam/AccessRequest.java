package dev.treza.agent.simulator.aws.iam;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is to be allowed or not.
///
/// @param action such as `kms:Decrypt`
/// @param resource its ARN
/// @param context condition keys that are there, by lower-case name
public record AccessRequest(
    Principal principal, String action, String resource, SortedMap<String, String> context) {
  public AccessRequest {
    SortedMap<String, String> lower = new TreeMap<>();
    context.forEach((key, value) -> lower.put(key.toLowerCase(Locale.ROOT), value));
    context = Collections.unmodifiableSortedMap(lower);
  }

  public static AccessRequest of(
      Principal principal, String action, String resource, Map<String, String> context) {
    return new AccessRequest(principal, action, resource, new TreeMap<>(context));
  }
}
