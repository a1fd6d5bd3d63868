/**
 * What Azure Resource Manager answers when it refuses a request.
 *
 * The codes `SecurityRuleConflict`, `SecurityRuleParameterContainsUnsupportedValue`,
 * `ResourceCannotContainAddressPrefixesFromDifferentAddressFamilies`, `AnotherOperationInProgress` and those of 404 are
 * Azure's, by its documents and by issues of its tools. Where none is documented the code is the model's own, after the
 * pattern of Azure's, and the explanation is the model's own throughout.
 */
export class AzureError extends Error {
  /**
   * @param status the HTTP status: 400 for a value that cannot be, 404, 409 for one that collides with what there is
   * @param code Azure's code, such as `SecurityRuleConflict`
   * @param resource the id of the resource that the request was for
   * @param explanation what is wrong, with the value
   */
  public constructor(
    public readonly status: number,
    public readonly code: string,
    public readonly resource: string,
    public readonly explanation: string,
  ) {
    super(`${status} ${code}: ${explanation} (${resource})`);
  }
}

/** A value that Azure never takes. */
export function badRequest(code: string, resource: string, explanation: string): AzureError {
  return new AzureError(400, code, resource, explanation);
}

/** A request that collides with what there is. */
export function conflict(code: string, resource: string, explanation: string): AzureError {
  return new AzureError(409, code, resource, explanation);
}

export function notFound(code: string, resource: string, explanation: string): AzureError {
  return new AzureError(404, code, resource, explanation);
}
