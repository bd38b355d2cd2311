using System.Text;

namespace RiskGraph.Core.Export.Formats.JsonLd;

/// <summary>The context that every export carries, so that it means the same without a network.</summary>
internal static class JsonLdContext
{
    /// <summary>Names of things: <c>rg:risk:prompt-injection</c> is <c>urn:riskgraph:risk:prompt-injection</c>.</summary>
    public const string Things = "urn:riskgraph:";

    /// <summary>Names of our kinds, predicates and properties.</summary>
    public const string Vocabulary = "urn:riskgraph:vocabulary:";

    public static byte[] Start { get; } = Encoding.UTF8.GetBytes($$"""
        {"@context":{
        "@version":1.1,
        "rg":"{{Things}}",
        "rgv":"{{Vocabulary}}",
        "airo":"https://w3id.org/airo#",
        "dpv":"https://w3id.org/dpv#",
        "risk":"https://w3id.org/dpv/risk#",
        "ai":"https://w3id.org/dpv/ai#",
        "schema":"https://schema.org/",
        "skos":"http://www.w3.org/2004/02/skos/core#",
        "prov":"http://www.w3.org/ns/prov#",
        "oa":"http://www.w3.org/ns/oa#",
        "rdf":"http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs":"http://www.w3.org/2000/01/rdf-schema#",
        "xsd":"http://www.w3.org/2001/XMLSchema#",
        "name":"schema:name",
        "description":"schema:description",
        "aliases":{"@id":"skos:altLabel","@container":"@set"},
        "identifiers":{"@id":"schema:identifier","@container":"@set"},
        "scheme":"schema:propertyID",
        "value":"schema:value",
        "edition":"schema:version",
        "url":{"@id":"schema:url","@type":"@id"},
        "licences":{"@id":"schema:license","@type":"@id","@container":"@set"},
        "recordedAt":{"@id":"prov:generatedAtTime","@type":"xsd:dateTime"},
        "startedAt":{"@id":"prov:startedAtTime","@type":"xsd:dateTime"},
        "title":"schema:headline",
        "publisher":{"@id":"schema:publisher","@type":"@id"},
        "published":"schema:datePublished",
        "language":"schema:inLanguage",
        "path":"rgv:path",
        "tool":"rgv:tool",
        "source":"rgv:source",
        "subject":{"@id":"rdf:subject","@type":"@id"},
        "predicate":{"@id":"rdf:predicate","@type":"@id"},
        "object":{"@id":"rdf:object","@type":"@id"},
        "literal":"rdf:object",
        "unit":"schema:unitText",
        "upper":"schema:maxValue",
        "comparison":"rgv:comparison",
        "period":"rgv:period",
        "negated":{"@id":"rgv:negated","@type":"xsd:boolean"},
        "status":"rgv:status",
        "confidence":{"@id":"rgv:confidence","@type":"xsd:double"},
        "validFrom":"schema:validFrom",
        "validTo":"schema:validThrough",
        "evidence":{"@id":"rgv:evidence","@container":"@set"},
        "quote":"oa:exact",
        "quotedFrom":{"@id":"prov:wasQuotedFrom","@type":"@id"},
        "passage":{"@id":"rgv:passage","@type":"@id"},
        "start":{"@id":"oa:start","@type":"xsd:integer"},
        "line":{"@id":"rgv:line","@type":"xsd:integer"},
        "role":"rgv:role",
        "method":"rgv:method",
        "recordedBy":{"@id":"prov:wasGeneratedBy","@type":"@id"},
        "label":"rdfs:label",
        "comment":"rdfs:comment",
        "sameMeaning":{"@id":"skos:closeMatch","@type":"@id","@container":"@set"}
        },"@graph":[
        """);

    public static byte[] End { get; } = "\n]}\n"u8.ToArray();
}
