window.ui = SwaggerUIBundle({
  url: "/api/openapi.yaml",
  dom_id: "#document",
  deepLinking: true,
  validatorUrl: null,
});
