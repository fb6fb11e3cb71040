/// The page that all documents share, and its style on screen and paper.
///
/// A name with a dot before it is looked for in the block alone, not around it.
enum DocumentTemplate {
    static let page = """
        <!DOCTYPE html>
        <html lang="{{language}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{pageTitle}}</title>
        <style>
        {{{style}}}
        </style>
        </head>
        <body>
        {{#documents}}
        <article class="{{.paper}}{{#.letterhead}} letter{{/.letterhead}}">
        <div class="foot">{{.foot}}</div>
        {{#.mark}}
        <p class="mark">{{.}}</p>
        {{/.mark}}
        {{#.letterhead}}
        <header class="letterhead">
        <p class="issuer">{{.issuer}}</p>
        <p class="number-of-letter">{{.number}}</p>
        </header>
        {{/.letterhead}}
        <h1>{{.title}}</h1>
        {{#.subtitle}}
        <p class="subtitle">{{.}}</p>
        {{/.subtitle}}
        {{#.blocks}}
        {{#.heading}}
        <h2>{{.}}</h2>
        {{/.heading}}
        {{#.text}}
        <p>{{.}}</p>
        {{/.text}}
        {{#.paragraph}}
        <p class="paragraph">{{.}}</p>
        {{/.paragraph}}
        {{#.addressee}}
        <p class="addressee">{{.}}</p>
        {{/.addressee}}
        {{#.closing}}
        {{#first()}}<div class="closing">{{/first()}}
        <p>{{.}}</p>
        {{#last()}}</div>{{/last()}}
        {{/.closing}}
        {{#.list}}
        {{#first()}}<ul>{{/first()}}
        <li>{{.}}</li>
        {{#last()}}</ul>{{/last()}}
        {{/.list}}
        {{#.facts}}
        {{#first()}}<table class="facts">{{/first()}}
        <tr>{{#.facts}}<th>{{.label}}</th><td>{{.value}}</td>{{/.facts}}</tr>
        {{#last()}}</table>{{/last()}}
        {{/.facts}}
        {{#.table}}
        <table class="data">
        {{#.caption}}
        <caption>{{.}}</caption>
        {{/.caption}}
        <thead>
        <tr>{{#.columns}}<th class="{{.kind}}">{{.heading}}</th>{{/.columns}}</tr>
        </thead>
        <tbody>
        {{#.rows}}
        <tr{{#.isTotal}} class="total"{{/.isTotal}}>{{#.cells}}<td class="{{.kind}}">{{.text}}</td>{{/.cells}}</tr>
        {{/.rows}}
        {{#.nothing}}
        <tr><td class="nothing" colspan="{{width}}">{{.}}</td></tr>
        {{/.nothing}}
        </tbody>
        </table>
        {{/.table}}
        {{#.figure}}
        <figure class="chart">
        <figcaption>{{.caption}}</figcaption>
        {{{.svg}}}
        </figure>
        {{/.figure}}
        {{#.photos}}
        {{#first()}}<div class="photos">{{/first()}}
        <figure>{{#.image}}<img src="{{.}}" alt="">{{/.image}}{{^.image}}<div class="missing"></div>{{/.image}}<figcaption>{{.caption}}</figcaption></figure>
        {{#last()}}</div>{{/last()}}
        {{/.photos}}
        {{#.signatures}}
        {{#first()}}<div class="signatures">{{/first()}}
        <div><span>{{.}}</span></div>
        {{#last()}}</div>{{/last()}}
        {{/.signatures}}
        {{#.isNewPage}}
        <div class="new-page"></div>
        {{/.isNewPage}}
        {{/.blocks}}
        <section class="source">
        <div class="facts-of-source">
        {{#.source}}
        <p><b>{{.label}}</b> {{.value}}</p>
        {{/.source}}
        </div>
        {{#.code}}
        <div class="code">{{{.}}}</div>
        {{/.code}}
        </section>
        </article>
        {{/documents}}
        </body>
        </html>

        """

    /// For text documents; the names of styles are those of Scripts/lib/reference-docx.
    static let text = """
        <!DOCTYPE html>
        <html lang="{{language}}">
        <head><meta charset="utf-8"></head>
        <body>
        {{#documents}}
        {{#.letterhead}}
        <div custom-style="Issuer"><p>{{.issuer}}</p></div>
        <div custom-style="Letter Number"><p>{{.number}}</p></div>
        <div custom-style="Letter Title"><p>{{title}}</p></div>
        {{/.letterhead}}
        {{^.letterhead}}
        <h1>{{.title}}</h1>
        {{/.letterhead}}
        {{#.mark}}
        <div custom-style="Mark"><p>{{.}}</p></div>
        {{/.mark}}
        {{#.subtitle}}
        <div custom-style="Subtitle"><p>{{.}}</p></div>
        {{/.subtitle}}
        {{#.blocks}}
        {{#.heading}}
        <h2>{{.}}</h2>
        {{/.heading}}
        {{#.text}}
        <p>{{.}}</p>
        {{/.text}}
        {{#.paragraph}}
        <div custom-style="Letter Text"><p>{{.}}</p></div>
        {{/.paragraph}}
        {{#.addressee}}
        <div custom-style="Addressee"><p>{{.}}</p></div>
        {{/.addressee}}
        {{#.closing}}
        <div custom-style="Closing"><p>{{.}}</p></div>
        {{/.closing}}
        {{#.list}}
        {{#first()}}<ul>{{/first()}}
        <li>{{.}}</li>
        {{#last()}}</ul>{{/last()}}
        {{/.list}}
        {{#.facts}}
        {{#first()}}<table><tbody>{{/first()}}
        <tr>{{#.facts}}<td>{{.label}}</td><td>{{.value}}</td>{{/.facts}}</tr>
        {{#last()}}</tbody></table>{{/last()}}
        {{/.facts}}
        {{#.table}}
        {{#.caption}}
        <div custom-style="Table Caption"><p>{{.}}</p></div>
        {{/.caption}}
        <table>
        <colgroup>{{#.shares}}<col style="width: {{.}}%">{{/.shares}}</colgroup>
        <thead>
        <tr>{{#.columns}}<th>{{.heading}}</th>{{/.columns}}</tr>
        </thead>
        <tbody>
        {{#.rows}}
        <tr>{{#.cells}}<td>{{.text}}</td>{{/.cells}}</tr>
        {{/.rows}}
        {{#.nothing}}
        <tr><td colspan="{{width}}">{{.}}</td></tr>
        {{/.nothing}}
        </tbody>
        </table>
        {{/.table}}
        {{#.figure}}
        <p>{{.caption}}</p>
        <p><img src="{{{.picture}}}" alt="{{.caption}}" width="600"></p>
        {{/.figure}}
        {{#.photos}}
        <p>{{#.image}}<img src="{{{.}}}" alt="" width="300"><br>{{/.image}}{{.caption}}</p>
        {{/.photos}}
        {{#.photosOfLetter}}
        {{#first()}}<table><tbody><tr>{{/first()}}
        <td>{{#.image}}<img src="{{{.}}}" alt="" width="300"><br>{{/.image}}{{.caption}}</td>
        {{#last()}}</tr></tbody></table>{{/last()}}
        {{/.photosOfLetter}}
        {{#.signatures}}
        {{#first()}}<table><tbody><tr>{{/first()}}
        <td><div custom-style="Signature Box"><p>{{.}}</p></div></td>
        {{#last()}}</tr></tbody></table>{{/last()}}
        {{/.signatures}}
        {{/.blocks}}
        {{#.source}}
        <div custom-style="Source"><p>{{.label}} {{.value}}</p></div>
        {{/.source}}
        {{#.code}}
        <p><img src="{{{.}}}" alt="" width="110"></p>
        {{/.code}}
        {{/documents}}
        </body>
        </html>

        """

    /// Of what is drawn, on the page and apart from it.
    static let drawing = """
        svg text { fill: #1a1a1a; }
        .bar { fill: #2f6f9f; }
        .trend { fill: none; stroke: #2f6f9f; stroke-width: 2; }
        .dot, .mark { fill: #2f6f9f; }
        .axis, .street { fill: none; stroke: #888; stroke-width: 1; }
        .gap { fill: #c0392b; }
        """

    static let style = """
        :root { color-scheme: light; }
        * { box-sizing: border-box; }
        body {
          margin: 0; padding: 16px; color: #1a1a1a; background: #fff;
          font: 14px/1.5 "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
        }
        article { margin: 0 auto 48px; max-width: 820px; }
        article.landscape { max-width: 1160px; }
        .mark { margin: 0; text-align: center; font-weight: 700; color: #a03020; letter-spacing: 0.5em; }
        h1 { margin: 0; font-size: 22px; text-align: center; font-weight: 700; }
        h2 { margin: 20px 0 6px; font-size: 16px; break-after: avoid; }
        .subtitle { margin: 2px 0 12px; text-align: center; color: #444; }
        p { margin: 6px 0; }
        ul { margin: 6px 0; padding-left: 20px; }
        table { width: 100%; border-collapse: collapse; margin: 8px 0; }
        caption { text-align: left; font-weight: 700; padding: 4px 0; break-after: avoid; }
        th, td { border: 1px solid #888; padding: 3px 6px; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
        thead { display: table-header-group; }
        thead th { background: #e8eef4; font-weight: 700; vertical-align: middle; }
        tr { break-inside: avoid; }
        .number { text-align: right; font-variant-numeric: tabular-nums; }
        .id { white-space: nowrap; overflow-wrap: normal; }
        tr.total td { font-weight: 700; background: #f4f4f4; }
        .facts th { width: 1%; white-space: nowrap; background: #f4f6f8; font-weight: 400; color: #333; }
        .nothing { text-align: center; color: #555; }
        figure { margin: 10px 0; break-inside: avoid; }
        figcaption { font-weight: 700; margin-bottom: 4px; }
        svg { width: 100%; height: auto; font-size: 12px; }
        \(drawing)
        .photos { display: flex; flex-wrap: wrap; gap: 10px; }
        .photos figure { width: 170px; margin: 4px 0; }
        .photos img { width: 170px; height: 128px; object-fit: cover; border: 1px solid #888; display: block; }
        .photos figcaption { font-weight: 400; font-size: 11px; line-height: 1.3; margin-top: 3px; overflow-wrap: anywhere; }
        .photos .missing { width: 170px; height: 128px; border: 1px dashed #888; background: #fafafa; }
        .signatures { display: flex; gap: 12px; margin: 18px 0 8px; break-inside: avoid; }
        .signatures div { flex: 1; height: 64px; border: 1px solid #888; position: relative; }
        .signatures span { position: absolute; left: 6px; top: 3px; font-size: 12px; color: #444; }
        .new-page { break-after: page; }
        .source { display: flex; gap: 12px; align-items: flex-start; margin-top: 16px; font-size: 10px; line-height: 1.4; color: #444; break-inside: avoid; }
        .facts-of-source { flex: 1; }
        .source p { margin: 0; overflow-wrap: anywhere; }
        .source b { font-weight: 400; color: #777; }
        .code svg { width: 96px; height: 96px; }
        .foot { display: none; }
        @page {
          size: A4 portrait; margin: 14mm 12mm 16mm;
          font-family: "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
          @bottom-left { content: element(foot); }
          @bottom-right { content: counter(page) " / " counter(pages); font-size: 9px; color: #555; }
        }
        @page wide { size: A4 landscape; margin: 12mm 12mm 14mm; }
        @media print {
          body { padding: 0; font-size: 10.5px; line-height: 1.4; }
          article { margin: 0; max-width: none; break-after: page; }
          article:last-child { break-after: auto; }
          article.landscape { page: wide; }
          h1 { font-size: 18px; }
          h2 { font-size: 13px; }
          .foot { display: block; position: running(foot); font-size: 9px; color: #555; }
        }
        """

    /// Of letters of an office.
    ///
    /// The office in red over number and red line, then the title; the first lines of Chinese
    /// paragraphs set in by two characters; room for a seal over the office's name and the date at
    /// the right. Source: GB/T 9704-2012, without its sizes, which are for whole sheets of text.
    static let letterStyle = """
        .letterhead { margin-bottom: 16px; border-bottom: 2px solid #c00000; text-align: center; }
        .issuer { margin: 8px 0 10px; font-size: 30px; line-height: 1.3; font-weight: 700; color: #c00000; }
        .number-of-letter { margin: 0 0 6px; }
        .addressee { margin-top: 14px; font-size: 16px; }
        .paragraph { font-size: 16px; line-height: 1.7; overflow-wrap: anywhere; }
        .paragraph:lang(zh) { text-indent: 2em; }
        .closing { margin: 44px 32px 28px auto; width: 46%; text-align: center; font-size: 16px; line-height: 1.9; break-inside: avoid; }
        .closing p { margin: 0; }
        .letter .photos figure { width: 48.5%; }
        .letter .photos figure + figure { margin-left: auto; }
        .letter .photos img { width: 100%; height: 240px; object-fit: contain; }
        .letter .photos .missing { width: 100%; }
        @media print {
          .issuer { font-size: 26px; }
          .addressee, .paragraph, .closing { font-size: 13px; }
        }
        """
}
