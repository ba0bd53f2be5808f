package dev.treza.sdk.http;

import dev.treza.fleet.Bytes;

/// An answer, read whole.
///
/// @param status 200 to 599
/// @param mediaType lower case, without parameters; empty if none was named
/// @param last whether the peer closes the connection after it
public record HttpAnswer(int status, String mediaType, Bytes body, boolean last) {}
