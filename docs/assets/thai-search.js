/* Thai has no blanks between words, so the search would know whole phrases only. Here the browser's
   own dictionary parts the words, in the index and in what is asked for alike. */
(() => {
  "use strict"
  if (!("Segmenter" in Intl)) return
  const SETUP = 0, QUERY = 2, GAP = "\u200b"
  const THAI = /[\u0e01-\u0e4e]+/g
  const parted = new Intl.Segmenter("th", { granularity: "word" })
  const wordsOf = run => Array.from(parted.segment(run), part => part.segment)
  const part = text => text.replace(THAI, run => wordsOf(run).join(GAP))
  const ask = text =>
    text.replace(/[\u0e01-\u0e4e]+\*?/g, run => wordsOf(run.replace("*", "")).map(word => `+${word}*`).join(" "))
      .replace(/\++/g, "+")

  const prepared = message => {
    if (message?.type === SETUP)
      for (const entry of message.data.docs)
        for (const field of ["title", "text"])
          if (typeof entry[field] === "string") entry[field] = part(entry[field])
    if (message?.type === QUERY) return { ...message, data: ask(message.data) }
    return message
  }
  for (const kind of [window.Worker, window.IFrameWorker])
    if (kind && !kind.prepared) {
      const send = kind.prototype.postMessage
      kind.prototype.postMessage = function (message, ...rest) {
        return send.call(this, prepared(message), ...rest)
      }
      kind.prepared = true
    }
})()
