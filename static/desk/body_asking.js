// What the editor asks the desk. None of these throws where the desk does not answer.
import { addresses, word } from "desk/body_words"

const json = async (address, options) => {
  try {
    const answer = await fetch(address, { redirect: "manual", ...options })
    return { status: answer.status, ...(await answer.json()) }
  } catch {
    return { status: 0, error: word("no_answer") } // no connection, or logged out
  }
}

const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value

const withQuery = (address, pairs) => {
  const whole = new URL(address, document.baseURI)
  whole.search = new URLSearchParams(pairs)
  return whole
}

// The story's date as its form has it now: a post is held on a date.
const storyDay = () => {
  if (document.querySelector("#id_is_story_date_unknown")?.checked) return "unknown"
  return document.querySelector("#id_story_on")?.value || ""
}

const named = async (kinds, language, pairs) => {
  const asked = [...kinds.map((kind) => ["kind", kind]), ...pairs]
  const answer = await json(withQuery(addresses.names, [...asked, ["language", language], ["on", storyDay()]]))
  return answer.names || []
}

export const search = (kinds, text, language) => named(kinds, language, [["q", text]])

export const bySlug = (kind, slugs, language) =>
  named([kind], language, slugs.map((slug) => ["slug", slug]))

export const parseEmbed = (text) => json(withQuery(addresses.embed, [["text", text]]))

export const upload = (file) => {
  const body = new FormData()
  body.append("file", file)
  return json(addresses.upload, {
    method: "POST",
    body,
    headers: { Accept: "application/json", "X-CSRFToken": token() },
  })
}

export const describePhotos = (fields) =>
  json(addresses.describe, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { Accept: "application/json", "X-CSRFToken": token() },
  })

export const proofread = (language, paragraphs) =>
  json(addresses.proof, {
    method: "POST",
    body: JSON.stringify({ language, paragraphs }),
    headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
  })
